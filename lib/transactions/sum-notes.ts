import type { Cell } from "@/lib/exports/table";
import type { TransactionLine } from "./lines";
import type { TransactionSums } from "./sums";
import { bucketOf, type SumBucket } from "./transaction";

/** How amounts and their sums stand in a file: as on the screen. */

export type SumWords = { bucket: (bucket: SumBucket | "net") => string };

/** The sign that the screen shows: none for what is held. */
export const signed = (line: Pick<TransactionLine, "direction" | "flow" | "state" | "amountMinor">): number =>
  line.direction === "credit" && bucketOf(line) !== "held" ? -line.amountMinor : line.amountMinor;

const SUMMED = ["in", "out", "held", "unknown"] as const satisfies SumBucket[];

/** What stands below the list. */
export function sumNotes({ currencies }: TransactionSums, words: SumWords): Cell[][] {
  const notHappened = currencies.reduce((count, { buckets }) => count + buckets.not_happened.count, 0);
  return [
    ...currencies.flatMap(({ currency, buckets, netMinor }): Cell[][] => [
      ...SUMMED.filter((bucket) => buckets[bucket].count > 0).map((bucket): Cell[] => {
        const { count, minor } = buckets[bucket];
        return [words.bucket(bucket), { count }, { minor: bucket === "out" ? -minor : minor, currency }, currency];
      }),
      [words.bucket("net"), "", { minor: netMinor, currency }, currency],
    ]),
    ...(notHappened > 0 ? [[words.bucket("not_happened"), { count: notHappened }]] : []),
  ];
}
