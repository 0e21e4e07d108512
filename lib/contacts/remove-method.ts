import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { paymentMethods } from "@/db/schema/contacts";
import { operations } from "@/db/schema/transactions";
import { record } from "@/lib/audit/record";
import { type Context, requireRight } from "@/lib/context";
import { Conflict, NotFound } from "@/lib/errors";
import { publish } from "@/lib/live/publish";
import { parse } from "@/lib/parse";
import { resolvedByPerson } from "./confirm";

/** `onlyUnused`: a card whose page was looked at and closed, and nothing but that. */
export const methodRemoval = z.object({ methodId: z.uuid(), onlyUnused: z.boolean().default(false) });

/** Stands where a card would have the reason of its failure: should it be sent on its page after all, it is there again. */
export const UNUSED = "unused";

/** Takes a method out of what is offered here. Jetpay keeps it: its guide shows no call that removes one. */
export async function removeMethod(ctx: Context, raw: unknown): Promise<{ id: string }> {
  requireRight(ctx, "contacts.write");
  const { methodId, onlyUnused } = parse(methodRemoval, raw);
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.select().from(paymentMethods).where(eq(paymentMethods.id, methodId)).for("update");
    if (row === undefined) throw new NotFound("payment method");
    if (row.state === "removed") return;
    // Whoever closed the page may not have heard yet that the card was taken.
    if (onlyUnused && (row.state !== "pending" || row.last4 !== "")) return;
    // Its call is on the way; the answer would bring it back.
    if (row.state === "pending" && row.jetpayId === null) throw new Conflict("method_underway");
    await tx
      .update(paymentMethods)
      .set({ state: "removed", updatedAt: ctx.now(), ...(onlyUnused ? { failReason: UNUSED } : {}) })
      .where(eq(paymentMethods.id, row.id));
    if (row.state === "unknown") {
      await tx
        .update(operations)
        .set(resolvedByPerson(ctx))
        .where(and(eq(operations.paymentMethodId, row.id), eq(operations.status, "unknown")));
    }
    const { kind, brand, last4, state } = row;
    const data = { methodId: row.id, kind, brand, last4, was: state, ...(onlyUnused ? { unused: true } : {}) };
    await record(tx, ctx, { action: "payment_method.remove", subjectId: row.contactId, data });
    await publish(tx, "contacts", row.contactId);
  });
  return { id: methodId };
}
