import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { contacts, merchantAccounts } from "@/db/schema/contacts";
import { transactions } from "@/db/schema/transactions";
import { orphans } from "@/db/schema/webhooks";
import { record } from "@/lib/audit/record";
import { actorIdOf, type Context, requireRight } from "@/lib/context";
import { Conflict, type FieldProblems, InvalidInput } from "@/lib/errors";
import { newId, newReference } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/queue";
import { MAX_PAYMENT_MINOR } from "@/lib/money";
import { jetpayIdInput, reasonInput } from "@/lib/operations/verdict";
import { parse } from "@/lib/parse";
import { readSetting } from "@/lib/settings/settings";
import { adoptEvents, lockJetpayId } from "@/lib/webhooks/adopt";
import { addFact } from "./add-fact";
import { lockTransaction, refreshTransaction } from "./refresh";
import { directionOf, FLOWS, NOTE_MAX } from "./transaction";

const DAY_MS = 24 * 60 * 60_000;

/** What a person says of a transaction that Jetpay spoke of and nobody here asked for: its events carry none of it. */
export const adoptInput = z.object({
  jetpayId: jetpayIdInput,
  flow: z.enum(FLOWS, { error: "flow_missing" }),
  contactId: z.uuid("contact_missing"),
  merchantAccountId: z.uuid("merchant_missing"),
  amountMinor: z.number().int().positive("amount_not_positive").max(MAX_PAYMENT_MINOR, "amount_too_large"),
  note: z.string().trim().max(NOTE_MAX, "note_too_long"),
  reason: reasonInput,
});
type Adoption = z.output<typeof adoptInput>;

/**
 * Makes an orphan ours: a row with what the person says of it, and the events that waited. Nothing is sent. Its state is
 * what its events say; it counts on the day Jetpay's first word of it came into being.
 */
export async function adoptTransaction(ctx: Context, raw: unknown): Promise<{ id: string; reference: string }> {
  const input = parse(adoptInput, raw);
  requireRight(ctx, "transactions.adopt");
  return ctx.db.transaction(async (tx) => {
    await lockJetpayId(tx, input.jetpayId);
    const [orphan] = await tx.select().from(orphans).where(eq(orphans.jetpayId, input.jetpayId));
    const taken = await tx.$count(transactions, eq(transactions.jetpayId, input.jetpayId));
    if (orphan === undefined || taken > 0) throw new Conflict("not_an_orphan");
    await check(tx, input, orphan.direction);
    const { id, reference } = await insert(tx, ctx, input, orphan.firstHappenedAt);
    await tx.delete(orphans).where(eq(orphans.jetpayId, input.jetpayId));
    await addFact(tx, ctx.actor, {
      transactionId: id,
      kind: "adopted",
      source: "person",
      happenedAt: ctx.now(),
      data: { jetpayId: input.jetpayId, reason: input.reason },
    });
    await adoptEvents(tx, ctx, id, input.jetpayId);
    await record(tx, ctx, {
      action: "transaction.adopt",
      subjectId: id,
      reason: input.reason,
      data: {
        reference,
        jetpayId: input.jetpayId,
        flow: input.flow,
        amountMinor: input.amountMinor,
        currency: ctx.currency,
      },
    });
    const row = await lockTransaction(tx, id);
    if (row === null) throw new Error(`transaction ${id} is gone`);
    await refreshTransaction(tx, ctx, row);
    await enqueue(tx, "transaction.check", { transactionId: id }, { key: `check:${id}`, maxAttempts: 3 });
    return { id, reference };
  });
}

async function check(tx: Transaction, input: Adoption, direction: "credit" | "debit" | null): Promise<void> {
  const problems: FieldProblems = {};
  if (direction !== null && directionOf(input.flow) !== direction) problems["flow"] = { key: "jetpay_id_direction" };
  if ((await tx.$count(contacts, eq(contacts.id, input.contactId))) === 0)
    problems["contactId"] = { key: "contact_missing" };
  const own = and(eq(merchantAccounts.id, input.merchantAccountId), eq(merchantAccounts.active, true));
  if ((await tx.$count(merchantAccounts, own)) === 0) problems["merchantAccountId"] = { key: "merchant_missing" };
  if (Object.keys(problems).length > 0) throw new InvalidInput(problems);
}

async function insert(tx: Transaction, ctx: Context, input: Adoption, since: Date) {
  const days = Number(await readSetting(tx, "holds.days"));
  for (;;) {
    const [row] = await tx
      .insert(transactions)
      .values({
        id: newId(),
        formId: newId(),
        reference: newReference(),
        direction: directionOf(input.flow),
        flow: input.flow,
        state: "draft",
        amountMinor: input.amountMinor,
        currency: ctx.currency,
        contactId: input.contactId,
        merchantAccountId: input.merchantAccountId,
        statement: "",
        note: input.note,
        jetpayId: input.jetpayId,
        holdDeadline: input.flow === "authorization" ? new Date(since.getTime() + days * DAY_MS) : null,
        stateSince: ctx.now(),
        createdAt: since,
        createdBy: actorIdOf(ctx.actor),
      })
      .onConflictDoNothing({ target: transactions.reference })
      .returning({ id: transactions.id, reference: transactions.reference });
    // Drew a reference in use.
    if (row !== undefined) return row;
  }
}
