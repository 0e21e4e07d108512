import type { Cell } from "@/lib/exports/table";
import type { TransactionLine } from "./lines";
import type { TransactionSums } from "./sums";
import { bucketOf, type SumBucket } from "./transaction";

/** How amounts and their sums stand in a file: as on the screen. */

export type SumWords = { bucket: (bucket: SumBucket | "net" | "in_open" | "out_open") => string };

/** The sign that the screen shows: none for what is held. */
export const signed = (line: Pick<TransactionLine, "direction" | "flow" | "state" | "amountMinor">): number =>
  line.direction === "credit" && bucketOf(line) !== "held" ? -line.amountMinor : line.amountMinor;

/** An amount takes three columns: a number alone says neither what it counts as nor in what it is. */
export const AMOUNT_IN_FILE = ["countedAs", "amount", "currency"] as const;

const SUMMED = ["in", "out", "held", "unknown"] as const satisfies SumBucket[];

/** What stands below the list. */
export function sumNotes({ currencies }: TransactionSums, words: SumWords): Cell[][] {
  const notHappened = currencies.reduce((count, { buckets }) => count + buckets.not_happened.count, 0);
  return [
    ...currencies.flatMap(({ currency, buckets, netMinor }): Cell[][] => [
      ...SUMMED.filter((bucket) => buckets[bucket].count > 0).flatMap((bucket): Cell[][] => {
        const { count, minor, openMinor } = buckets[bucket];
        const amount = (of: number): Cell => ({ minor: bucket === "out" ? -of : of, currency });
        const row: Cell[] = [words.bucket(bucket), { count }, amount(minor), currency];
        if ((bucket !== "in" && bucket !== "out") || openMinor === 0) return [row];
        return [row, [words.bucket(`${bucket}_open`), "", amount(openMinor), currency]];
      }),
      [words.bucket("net"), "", { minor: netMinor, currency }, currency],
    ]),
    ...(notHappened > 0 ? [[words.bucket("not_happened"), { count: notHappened }]] : []),
  ];
}
