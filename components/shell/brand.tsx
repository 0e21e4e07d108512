import { cn } from "../ui/cn";

/** The mark: a j whose dot is the event that is known. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className={cn("size-5 flex-none", className)}>
      <rect width="20" height="20" rx="5" fill="var(--color-primary)" />
      <path
        d="M12.5 8v4.3a3.25 3.25 0 0 1-6.5 0"
        fill="none"
        stroke="var(--color-on-primary)"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <circle cx="12.5" cy="4.9" r="1.35" fill="var(--color-on-primary)" />
    </svg>
  );
}

/** The mark and the name; the company whose desk it is stands at the end. */
export function Brand({ company, className }: { company?: string; className?: string }) {
  return (
    <span
      className={cn(
        "flex h-8 min-w-0 items-center gap-2 text-base font-semibold tracking-tight text-strong",
        className,
      )}
    >
      <BrandMark />
      <span className="rail-word">Jetdesk</span>
      {company ? (
        <span className="rail-word ml-auto truncate text-xs font-normal tracking-normal text-muted">{company}</span>
      ) : null}
    </span>
  );
}
