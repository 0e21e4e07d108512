import type { Fact } from "@/lib/transactions/facts";
import { pathOf } from "@/lib/transactions/lifecycle";
import type { Direction, State } from "@/lib/transactions/transaction";

/**
 * What can be put on paper about a payment: a receipt for money in, a remittance advice for money out. Times are ISO instants of
 * when it happened, as Jetpay told; null: not heard, or not yet. `ended`: it was paid and came back, or was stopped after all, so
 * the paper says that it is void.
 */
export type Paper = {
  kind: "receipt" | "remittance_advice";
  paidAt: string | null;
  completedAt: string | null;
  ended: { how: "returned" | "stopped"; at: string } | null;
};

export const PAPER_MAILS = ["receipt", "remittance_advice", "return_notice"] as const;
/** What its mail is: a paper that is void is mailed as a notice that says so, never under the name of a receipt. */
export type PaperMailKind = (typeof PAPER_MAILS)[number];
export const paperMailKind = ({ kind, ended }: Paper): PaperMailKind => (ended === null ? kind : "return_notice");

/**
 * The paper of a payment, or null while it is not known to be paid: before it is, while a call about it has no answer, and for good
 * if it failed without ever having been paid.
 */
export function paperOf(row: { direction: Direction; state: State }, facts: readonly Fact[]): Paper | null {
  const path = pathOf(facts);
  // What a call of ours that is on its way may still change is in doubt, whatever Jetpay said before.
  if (path.at(-1)?.state !== row.state) return null;
  const kind = row.direction === "debit" ? "receipt" : "remittance_advice";
  return path.reduce<Paper | null>((paper, { state, since }) => {
    const at = since.toISOString();
    const standing = paper?.ended === null ? paper : null;
    switch (state) {
      case "paid":
        return { kind, paidAt: at, completedAt: null, ended: null };
      case "completed":
        return { kind, paidAt: standing?.paidAt ?? null, completedAt: at, ended: null };
      case "failed":
      case "cancelled":
        return paper && voided(paper, { how: state === "failed" ? "returned" : "stopped", at });
      default:
        return null;
    }
  }, null);
}

const voided = (paper: Paper, ended: NonNullable<Paper["ended"]>): Paper => ({ ...paper, ended });
