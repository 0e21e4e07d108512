import { cn } from "../ui/cn";

export type Method = "visa" | "mastercard" | "amex" | "bank" | "link" | "other";

/** Our word for a card brand as Jetpay or a card form writes it: "Visa", "MASTERCARD", "American Express". */
export function methodOfBrand(brand: string | null | undefined): Method {
  const word = (brand ?? "").toLowerCase().replace(/[^a-z]/g, "");
  if (word.startsWith("visa")) return "visa";
  if (word.startsWith("master") || word === "mc") return "mastercard";
  if (word.startsWith("amex") || word.startsWith("american")) return "amex";
  return "other";
}

/** The small plate before a masked number. It repeats the words beside it, so it is hidden from screen readers. */
export function MethodMark({ method, className }: { method: Method; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 16"
      aria-hidden="true"
      className={cn(
        "h-4 w-6 flex-none rounded-[2.5px] border border-line-strong bg-raised font-sans text-normal",
        className,
      )}
    >
      {MARKS[method]}
    </svg>
  );
}

const line = { fill: "none", stroke: "currentColor", strokeLinecap: "round", strokeLinejoin: "round" } as const;

const word = (text: string, size: number, slant: "italic" | "normal") => (
  <text
    x="12"
    y={size > 7 ? 11.3 : 10.9}
    fontSize={size}
    fontWeight="700"
    fontStyle={slant}
    textAnchor="middle"
    fill="currentColor"
    letterSpacing="-.15"
  >
    {text}
  </text>
);

const MARKS: Record<Method, React.ReactNode> = {
  visa: word("VISA", 7.6, "italic"),
  amex: word("AMEX", 6.4, "normal"),
  mastercard: (
    <>
      <circle cx="9.6" cy="8" r="4" fill="currentColor" opacity=".85" />
      <circle cx="14.4" cy="8" r="4" fill="currentColor" opacity=".42" />
    </>
  ),
  bank: <path {...line} strokeWidth="1.2" d="M6.5 7 12 3.8 17.5 7zM8.2 7.6v3.2M12 7.6v3.2M15.8 7.6v3.2M6.5 12.3h11" />,
  link: (
    <path
      {...line}
      strokeWidth="1.25"
      d="M10.7 9.3a2.3 2.3 0 0 0 3.3 0l1.7-1.7a2.3 2.3 0 0 0-3.3-3.3l-.6.6M13.3 6.7a2.3 2.3 0 0 0-3.3 0L8.3 8.4a2.3 2.3 0 0 0 3.3 3.3l.6-.6"
    />
  ),
  other: <path {...line} strokeWidth="1.2" d="M5.5 4.5h13v7h-13zM5.5 7h13M8 9.6h2" />,
};
