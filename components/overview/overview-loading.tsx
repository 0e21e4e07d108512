import { Bar, SkeletonRows } from "../ui/skeleton";

/** The page keeps its shape while it is read. */
export function OverviewLoading() {
  return (
    <div aria-hidden="true">
      <div className="animate-late">
        <Bar className="mt-2.5 mb-7 h-4! w-52" />
      </div>
      <SkeletonRows rows={3} className="[&>div]:h-15" />
      <div className="mt-9 grid animate-late gap-x-14 lg:grid-cols-[minmax(0,1.62fr)_minmax(0,1fr)]">
        <div>
          <Bar className="mb-6 w-36" />
          <div className="mb-6 flex gap-11">
            <Bar className="h-5! w-28" />
            <Bar className="h-5! w-28" />
            <Bar className="h-5! w-28" />
          </div>
          <div className="h-54 border-y" />
        </div>
        <SkeletonRows rows={4} className="max-lg:hidden" />
      </div>
    </div>
  );
}
