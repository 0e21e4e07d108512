import type { ReactNode } from "react";
import { cn } from "../ui/cn";

/** The place of a state's sign. */
export function Disc({ children, className }: { children: ReactNode; className?: string | undefined }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={cn("size-3.5 flex-none", className)}
    >
      {children}
    </svg>
  );
}

/** Apart from the other signs, because pages that show no state say as well what is not known. */
export const UNKNOWN = (
  <>
    <circle
      cx="8"
      cy="8"
      r="6.1"
      strokeWidth="1.6"
      strokeLinecap="butt"
      strokeDasharray="5.9 3.68"
      strokeDashoffset="1"
    />
    <path d="M6.4 6.5c.1-1 .8-1.5 1.7-1.5 1 0 1.7.6 1.7 1.4 0 1.2-1.7 1.2-1.7 2.4M8.1 11.1v.01" strokeWidth="1.5" />
  </>
);
