import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { contacts, paymentMethods } from "@/db/schema/contacts";
import { operations } from "@/db/schema/transactions";
import type { AuditAction } from "@/lib/audit/actions";
import { record } from "@/lib/audit/record";
import { actorIdOf, type Context } from "@/lib/context";
import { Conflict, NotFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { publish } from "@/lib/live/publish";
import { type MethodKind, type MethodState, methodName } from "./contact";

type Wish = {
  formId: string;
  contactId: string;
  kind: MethodKind;
  /** What may be kept of it. */
  shown: { brand: string; last4: string; title: string | null; holderName: string | null };
  operation: "add_bank_account" | "request_card_page";
  audit: AuditAction;
};

export type AskedMethod = {
  contact: typeof contacts.$inferSelect;
  id: string;
  state: MethodState;
  operationId: string | null;
};

/**
 * Writes down that a method is to be added, before anything leaves. The same form again finds its row: one that did not
 * come about (`failed`) is asked for once more, any other is left as it is and no call is made. A form that names another account
 * by then is refused, as far as what is kept of an account tells it.
 */
export async function askForMethod(tx: Transaction, ctx: Context, wish: Wish): Promise<AskedMethod> {
  const [contact] = await tx.select().from(contacts).where(eq(contacts.id, wish.contactId)).for("update");
  if (contact === undefined) throw new NotFound("contact");
  if (contact.jetpayId === null) throw new Conflict("contact_not_at_jetpay");
  const now = ctx.now();
  const values = { ...wish.shown, state: "pending" as const, failReason: null, updatedAt: now };
  const [earlier] = await tx.select().from(paymentMethods).where(eq(paymentMethods.formId, wish.formId)).for("update");
  if (earlier !== undefined && (earlier.contactId !== wish.contactId || earlier.kind !== wish.kind)) {
    throw new Conflict("changed_meanwhile");
  }
  if (earlier !== undefined && earlier.state !== "failed") {
    if (!isSame(earlier, wish)) throw new Conflict("method_form_used", { name: methodName(earlier) ?? "" });
    return { contact, id: earlier.id, state: earlier.state, operationId: null };
  }
  const id = earlier?.id ?? newId();
  if (earlier === undefined) {
    const made = { id, formId: wish.formId, contactId: contact.id, kind: wish.kind, createdAt: now };
    await tx.insert(paymentMethods).values({ ...values, ...made, createdBy: actorIdOf(ctx.actor) });
  } else {
    // Jetpay's id, if there is one, belongs to the try that failed.
    await tx
      .update(paymentMethods)
      .set({ ...values, jetpayId: null })
      .where(eq(paymentMethods.id, id));
  }
  const operationId = newId();
  await tx.insert(operations).values({
    id: operationId,
    kind: wish.operation,
    status: "queued",
    contactId: contact.id,
    paymentMethodId: id,
    createdAt: now,
    createdBy: actorIdOf(ctx.actor),
  });
  const { brand, last4 } = wish.shown;
  await record(tx, ctx, { action: wish.audit, subjectId: contact.id, data: { methodId: id, brand, last4 } });
  await publish(tx, "contacts", contact.id);
  return { contact, id, state: "pending", operationId };
}

type Method = typeof paymentMethods.$inferSelect;

/** A card is typed at Jetpay, so its form asks for nothing that could be another. */
const isSame = (row: Method, { kind, shown }: Wish): boolean =>
  kind === "card" ||
  (row.brand === shown.brand &&
    row.last4 === shown.last4 &&
    row.title === shown.title &&
    row.holderName === shown.holderName);
