import { desc, eq, isNotNull } from "drizzle-orm";
import { z } from "zod";
import { transactions } from "@/db/schema/transactions";
import { isSafeAddress } from "@/lib/addresses";
import { record } from "@/lib/audit/record";
import { type Context, requireRight } from "@/lib/context";
import { Conflict, InvalidInput, NotFound } from "@/lib/errors";
import { goesByLink } from "@/lib/mail/link";
import { parse } from "@/lib/parse";
import { addFact } from "./add-fact";
import { refuseOtherAmount } from "./other-amount";
import { lockTransaction, refreshTransaction } from "./refresh";

export const linkInput = z.object({
  transactionId: z.uuid(),
  link: z.url("link_not_safe").max(2_000, "link_not_safe"),
});

/**
 * Takes a link that a person reads from Jetpay's dashboard: only the answer to our call carries it, and that was lost. Its
 * last part is Jetpay's id of the transaction (guide: checking-the-status-of-a-payment), so it can be held against ours.
 */
export async function giveLink(ctx: Context, raw: unknown): Promise<void> {
  const { transactionId, link } = parse(linkInput, raw);
  requireRight(ctx, "links.create");
  await ctx.db.transaction(async (tx) => {
    const row = await lockTransaction(tx, transactionId);
    if (row === null) throw new NotFound("transaction");
    if (row.link === link) return;
    if (row.link !== null || row.jetpayId === null || !goesByLink(row.flow)) throw new Conflict("link_there");
    // Mails that name our amount wait for this link, and it asks for another.
    await refuseOtherAmount(tx, transactionId);
    if (!isSafeAddress(link)) throw new InvalidInput({ link: { key: "link_not_safe" } });
    const last = new URL(link).pathname.replace(/\/+$/, "").split("/").at(-1);
    // Who follows it pays there: a place where no link of Jetpay's ever led is not taken on a person's word.
    const [known] = await tx
      .select({ link: transactions.link })
      .from(transactions)
      .where(isNotNull(transactions.link))
      .orderBy(desc(transactions.createdAt))
      .limit(1);
    if (known?.link && new URL(known.link).origin !== new URL(link).origin)
      throw new InvalidInput({ link: { key: "link_elsewhere", values: { place: new URL(known.link).host } } });
    if (last !== row.jetpayId) throw new InvalidInput({ link: { key: "link_other_id", values: { id: row.jetpayId } } });
    await tx.update(transactions).set({ link }).where(eq(transactions.id, row.id));
    await addFact(tx, ctx.actor, {
      transactionId,
      kind: "link_given",
      source: "person",
      happenedAt: ctx.now(),
    });
    await record(tx, ctx, { action: "transaction.give_link", subjectId: row.id, data: { reference: row.reference } });
    await refreshTransaction(tx, ctx, { ...row, link });
  });
}
