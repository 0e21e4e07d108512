import { cn } from "./cn";

/** Still bars in the shape of the rows; nothing is shown for the first 300 ms, and nothing moves. */
export function SkeletonRows({ rows = 8, className }: { rows?: number; className?: string }) {
  return (
    <div aria-hidden="true" className={cn("animate-late", className)}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={`row-${String(row)}`} className="flex h-row items-center gap-6 border-b max-md:h-row-touch">
          <Bar className="w-[12%]" />
          <Bar className={WIDTHS[row % WIDTHS.length] ?? "w-1/4"} />
          <Bar className="w-[14%] max-md:hidden" />
          <Bar className="ml-auto w-[12%]" />
        </div>
      ))}
    </div>
  );
}

const WIDTHS = ["w-[24%]", "w-[32%]", "w-[18%]", "w-[28%]", "w-[21%]"] as const;

/** One bar, for shapes other than rows. Wrap several in `animate-late`. */
export function Bar({ className }: { className?: string }) {
  return <span className={cn("block h-2 rounded-sm bg-sunken", className)} />;
}
