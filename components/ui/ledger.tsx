import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** What a cell is, for its place in the row; on a phone `who`, `money`, `state` and `when` make the two lines and the rest hide. */
export type CellRole =
  | "select"
  | "who"
  | "state"
  | "beside"
  | "when"
  | "ref"
  | "arrow"
  | "money"
  | "end"
  | "wide"
  | "plain";

const CLASSES: Record<CellRole, string> = {
  select: "cell-select",
  who: "cell-who",
  state: "cell-state",
  /** Said in the cell of the state, as `beside-state`, where there is no room for a column of its own. */
  beside: "cell-beside",
  when: "cell-when",
  ref: "cell-ref cell-wide mono",
  arrow: "cell-arrow",
  money: "cell-money",
  end: "cell-end",
  /** Goes first when the desk is narrow. */
  wide: "cell-wide",
  plain: "",
};

type LedgerProps = ComponentProps<"table"> & {
  /** Names the table for screen readers. */
  label: string;
  head: ReactNode;
  /** Rows run to the edges of the page. */
  bleed?: boolean;
  /** Of the place in which it stands. */
  place?: ComponentProps<"div">;
};

/** A ledger: hairlines between rows, amounts at the end of the line, a list of two lines on a phone. Style: ledger.css. */
export function Ledger({ label, head, bleed = true, place, className, children, ...props }: LedgerProps) {
  const table = (
    <table aria-label={label} className={cn("ledger", className)} {...props}>
      <thead>
        <tr>{head}</tr>
      </thead>
      {children}
    </table>
  );
  return bleed ? (
    <div className="ledger-bleed" {...place}>
      {table}
    </div>
  ) : (
    table
  );
}

export function Head({ cell = "plain", className, ...props }: ComponentProps<"th"> & { cell?: CellRole }) {
  return <th scope="col" className={cn(CLASSES[cell].replace("mono", ""), className)} {...props} />;
}

export function Cell({ cell = "plain", className, ...props }: ComponentProps<"td"> & { cell?: CellRole }) {
  return <td className={cn(CLASSES[cell], className)} {...props} />;
}

type RowProps = ComponentProps<"tr"> & {
  selected?: boolean;
  /** Plum edge: not known. Put a lock where the checkbox would be. */
  doubt?: boolean;
  /** It has just changed: an accent ground that fades. */
  changed?: boolean;
  compact?: boolean;
};

export function Row({
  selected = false,
  doubt = false,
  changed = false,
  compact = false,
  className,
  ...props
}: RowProps) {
  return (
    <tr
      data-selected={selected || undefined}
      data-doubt={doubt || undefined}
      data-compact={compact || undefined}
      className={cn(changed && "[&>td]:animate-changed", className)}
      {...props}
    />
  );
}

/** A line of its own between rows: the day they share. */
export function Divider({ columns, children }: { columns: number; children: ReactNode }) {
  return (
    <tr data-divider="true">
      <td colSpan={columns}>{children}</td>
    </tr>
  );
}

/** The sum below a ledger, closed by a double rule. What is left out of it is said in it. */
export function SumLine({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div
      className={cn(
        "sticky bottom-0 z-1 -mx-6 mt-auto flex md:-mb-16 flex-wrap items-center gap-x-7 gap-y-1 border-b-3 border-double border-line-strong bg-surface px-6 pt-3 pb-2.75 text-xs text-muted",
        "max-md:static max-md:mb-0 max-md:-mx-4 max-md:gap-x-4 max-md:px-4 max-md:pt-3.5",
        className,
      )}
    >
      {children}
    </div>
  );
}
