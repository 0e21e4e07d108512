import { and, desc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { contacts, paymentMethods } from "@/db/schema/contacts";
import { operations } from "@/db/schema/transactions";
import { record } from "@/lib/audit/record";
import { actorIdOf, type Context, requireRight } from "@/lib/context";
import { Conflict, InvalidInput, NotFound } from "@/lib/errors";
import { publish } from "@/lib/live/publish";
import { jetpayIdInput, reasonInput } from "@/lib/operations/verdict";
import { parse } from "@/lib/parse";

/** `methodId` null: the contact itself. */
export const confirmInput = z.object({
  contactId: z.uuid(),
  methodId: z.uuid().nullable(),
  jetpayId: jetpayIdInput,
  reason: reasonInput,
});

/**
 * A person found in Jetpay's dashboard a contact, account or card whose call had no answer. Jetpay shows no call that reads
 * one, so its id is taken on their word, with name and reason; a wrong one is refused by Jetpay when it is used.
 */
export async function confirmAtJetpay(ctx: Context, raw: unknown): Promise<{ id: string }> {
  requireRight(ctx, "contacts.write");
  const { contactId, methodId, jetpayId, reason } = parse(confirmInput, raw);
  await ctx.db.transaction(async (tx) => {
    const [contact] = await tx.select().from(contacts).where(eq(contacts.id, contactId)).for("update");
    if (contact === undefined) throw new NotFound("contact");
    const doubt = await lastDoubt(tx, contactId, methodId);
    if (doubt === null) throw new Conflict("doubt_over");
    await refuseTaken(tx, methodId, jetpayId);
    const change = { jetpayId, updatedAt: ctx.now() };
    if (methodId === null) {
      if (contact.jetpayId !== null) throw new Conflict("doubt_over");
      await tx.update(contacts).set(change).where(eq(contacts.id, contactId));
    } else {
      const changed = await tx
        .update(paymentMethods)
        .set({ ...change, state: "active", failReason: null })
        .where(
          and(
            eq(paymentMethods.id, methodId),
            eq(paymentMethods.contactId, contactId),
            eq(paymentMethods.state, "unknown"),
          ),
        )
        .returning({ id: paymentMethods.id });
      if (changed.length === 0) throw new Conflict("doubt_over");
    }
    await tx
      .update(operations)
      .set({ status: "accepted", ...resolvedByPerson(ctx) })
      .where(eq(operations.id, doubt));
    await record(tx, ctx, { action: "contact.confirm", subjectId: contactId, reason, data: { methodId, jetpayId } });
    await publish(tx, "contacts", contactId);
  });
  return { id: contactId };
}

/** A person decided what is done about calls without an answer, so that nobody waits for evidence of them any more. */
export const resolvedByPerson = (ctx: Context) => ({
  resolvedAt: ctx.now(),
  resolvedBy: "person" as const,
  resolvedById: actorIdOf(ctx.actor),
});

async function lastDoubt(tx: Transaction, contactId: string, methodId: string | null): Promise<string | null> {
  const [last] = await tx
    .select({ id: operations.id, status: operations.status })
    .from(operations)
    .where(
      methodId === null
        ? and(eq(operations.contactId, contactId), eq(operations.kind, "create_contact"))
        : and(
            eq(operations.paymentMethodId, methodId),
            inArray(operations.kind, ["add_bank_account", "request_card_page"]),
          ),
    )
    .orderBy(desc(operations.createdAt), desc(operations.id))
    .limit(1);
  return last?.status === "unknown" ? last.id : null;
}

async function refuseTaken(tx: Transaction, methodId: string | null, jetpayId: string): Promise<void> {
  const taken =
    methodId === null
      ? await tx.$count(contacts, eq(contacts.jetpayId, jetpayId))
      : await tx.$count(paymentMethods, eq(paymentMethods.jetpayId, jetpayId));
  if (taken > 0) throw new InvalidInput({ jetpayId: { key: "jetpay_id_ours" } });
}
