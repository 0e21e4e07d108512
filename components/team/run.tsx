import { cn } from "../ui/cn";

/** The grammar of the desk in its smallest form: dashed to a hollow node is expected, a line to a filled one is a fact. */
export function Run({ known }: { known: boolean }) {
  return (
    <svg viewBox="0 0 56 12" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2" className="h-3 w-14">
      <path
        d="M2 6h36"
        strokeLinecap="round"
        strokeDasharray={known ? undefined : "4 4"}
        className={cn(known ? "text-accent" : "text-line-strong")}
        stroke="currentColor"
      />
      <circle
        cx="46"
        cy="6"
        r="4"
        fill={known ? "currentColor" : "none"}
        className={cn(known ? "text-accent" : "text-control")}
      />
    </svg>
  );
}
