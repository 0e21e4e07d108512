import { Bar } from "../ui/skeleton";

const LANES = [2, 4, 3, 3] as const;

/** Still bars in the shape of the board; the page's own title comes with the data. */
export default function BoardSkeleton() {
  return (
    <div aria-hidden="true" className="animate-late">
      <div className="mb-4 flex h-8 items-center">
        <Bar className="h-3 w-36" />
        <Bar className="ml-auto h-7 w-48 max-md:hidden" />
      </div>
      <div className="mb-5 flex gap-10">
        <Bar className="w-20" />
        <Bar className="w-32" />
        <Bar className="w-32 max-md:hidden" />
      </div>
      <div className="grid grid-cols-1 gap-5 md:grid-cols-2 lg:grid-cols-4">
        {LANES.map((cards, lane) => (
          <div key={`lane-${String(lane)}`} className="border-t-2 pt-3.5">
            <div className="mb-4 flex justify-between">
              <Bar className="w-20" />
              <Bar className="w-16" />
            </div>
            {Array.from({ length: cards }, (_, card) => (
              <div key={`card-${String(card)}`} className="mb-2.5 h-29 rounded-md p-3 shadow-raised">
                <Bar className="mb-3.5 h-2.5 w-24" />
                <Bar className="mb-2.5 w-36" />
                <Bar className="mb-4 w-28" />
                <div className="flex justify-between">
                  <Bar className="w-24" />
                  <Bar className="w-12" />
                </div>
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
