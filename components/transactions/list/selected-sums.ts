import type { TransactionLine } from "@/lib/transactions/lines";
import { bucketOf, isFinal, type SumBucket } from "@/lib/transactions/transaction";

type Summed = Pick<TransactionLine, "direction" | "flow" | "state" | "amountMinor" | "currency">;

const SAID = ["in", "out", "held", "unknown"] as const satisfies SumBucket[];

/** `openMinor` of what goes in or out is not final. Integer minor units. */
export type SelectedSum = { currency: string; bucket: (typeof SAID)[number]; minor: number; openMinor: number };

/** What is selected in the buckets of the line of sums below the list: what did not happen is counted and in no sum. */
export function selectedSums(lines: readonly Summed[]): { sums: SelectedSum[]; notHappened: number } {
  const currencies = [...new Set(lines.map(({ currency }) => currency))];
  const sums = currencies.flatMap((currency) =>
    SAID.flatMap((bucket) => {
      const found = lines.filter((line) => line.currency === currency && bucketOf(line) === bucket);
      if (found.length === 0) return [];
      const open = bucket === "in" || bucket === "out" ? found.filter(({ state }) => !isFinal(state)) : [];
      return [{ currency, bucket, minor: total(found), openMinor: total(open) }];
    }),
  );
  return { sums, notHappened: lines.filter((line) => bucketOf(line) === "not_happened").length };
}

const total = (lines: readonly Summed[]): number => lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
