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

export const methodRemoval = z.object({ methodId: z.uuid() });

/** Takes a method out of what is offered here. Jetpay keeps it: its guide shows no call that removes one. */
export async function removeMethod(ctx: Context, raw: unknown): Promise<{ id: string }> {
  requireRight(ctx, "contacts.write");
  const { methodId } = parse(methodRemoval, raw);
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.select().from(paymentMethods).where(eq(paymentMethods.id, methodId)).for("update");
    if (row === undefined) throw new NotFound("payment method");
    if (row.state === "removed") return;
    // Its call is on the way; the answer would bring it back.
    if (row.state === "pending" && row.jetpayId === null) throw new Conflict("method_underway");
    await tx
      .update(paymentMethods)
      .set({ state: "removed", updatedAt: ctx.now() })
      .where(eq(paymentMethods.id, row.id));
    if (row.state === "unknown") {
      await tx
        .update(operations)
        .set(resolvedByPerson(ctx))
        .where(and(eq(operations.paymentMethodId, row.id), eq(operations.status, "unknown")));
    }
    const { brand, last4, state } = row;
    const data = { methodId: row.id, brand, last4, was: state };
    await record(tx, ctx, { action: "payment_method.remove", subjectId: row.contactId, data });
    await publish(tx, "contacts", row.contactId);
  });
  return { id: methodId };
}
