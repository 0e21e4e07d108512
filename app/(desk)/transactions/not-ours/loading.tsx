import { Bar, SkeletonRows } from "@/components/ui/skeleton";

export default function NotOursLoading() {
  return (
    <div aria-hidden="true">
      <Bar className="mt-12 mb-7 h-5 w-44" />
      <SkeletonRows rows={6} />
    </div>
  );
}
