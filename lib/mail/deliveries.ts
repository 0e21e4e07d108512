import { and, asc, eq, inArray } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { mails } from "@/db/schema/mails";
import type { MailKind } from "@/lib/mail/kind";
import { type BounceReason, bounceReason } from "./bounce";
import { type MailTruth, momentOf, truthOf } from "./truth";
import { type WhyWithdrawn, whyWithdrawn } from "./why-withdrawn";

/** What is known of one mail's way to one recipient. Times are ISO instants. */
export type Delivery = {
  id: string;
  kind: MailKind;
  to: string;
  truth: MailTruth;
  /** Why it did not leave, where that is known. */
  withdrawn: WhyWithdrawn | null;
  /** It reminds of a mail before it. */
  reminder: boolean;
  /** When it became so. */
  at: string;
  /** The server's words, or why there are none. */
  answer: string | null;
  nextTryAt: string | null;
  /** What a report said of it, after a server had taken it. */
  report: { reason: BounceReason; status: string; said: string } | null;
};

/** The mails that carry the links of transactions, in the order in which they were asked for. */
export async function deliveriesOf(db: Executor, transactionIds: string[]): Promise<Map<string, Delivery[]>> {
  const found = new Map<string, Delivery[]>();
  if (transactionIds.length === 0) return found;
  const rows = await db
    .select()
    .from(mails)
    .where(and(inArray(mails.transactionId, transactionIds), eq(mails.kind, "link")))
    .orderBy(asc(mails.createdAt), asc(mails.round), asc(mails.toAddress));
  const whys = await whyWithdrawn(db, rows);
  for (const row of rows) {
    if (row.transactionId === null) continue;
    found.set(row.transactionId, [...(found.get(row.transactionId) ?? []), asDelivery(row, whys.get(row.id))]);
  }
  return found;
}

export const asDelivery = (row: typeof mails.$inferSelect, withdrawn: WhyWithdrawn | undefined): Delivery => ({
  id: row.id,
  kind: row.kind,
  to: row.toAddress,
  truth: truthOf(row),
  withdrawn: row.state === "withdrawn" ? (withdrawn ?? null) : null,
  reminder: row.round > 0,
  at: momentOf(row).toISOString(),
  answer: row.serverAnswer === "" ? null : row.serverAnswer,
  nextTryAt: row.nextTryAt?.toISOString() ?? null,
  report:
    row.bounce === null
      ? null
      : { reason: bounceReason(row.bounceStatus ?? ""), status: row.bounceStatus ?? "", said: row.bounceSaid ?? "" },
});
