import { Bar, SkeletonRows } from "@/components/ui/skeleton";

/** Amount, sentence, facts: the page keeps its shape while it is read. */
export default function TransactionLoading() {
  return (
    <div aria-hidden="true">
      <div className="animate-late border-b pt-12 pb-7">
        <Bar className="h-5 w-44" />
        <Bar className="mt-4 w-72" />
      </div>
      <SkeletonRows rows={6} className="mt-12 max-w-180" />
    </div>
  );
}
