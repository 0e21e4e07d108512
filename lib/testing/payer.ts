import { eq } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import { operations } from "@/db/schema/transactions";
import { webhookEvents } from "@/db/schema/webhooks";
import { newId } from "@/lib/ids";
import { createTransaction } from "@/lib/transactions/create";
import type { TestDesk } from "./desk";

const QUAI_NORD = { name: "Quai Nord", email: "a@quainord.example", language: "fr" } as const;

/** A contact at Jetpay as here, without a payment method. */
export async function addContact(
  { ctx, db }: Pick<TestDesk, "ctx" | "db">,
  who: { name: string; email: string; language: "en" | "fr" } = QUAI_NORD,
): Promise<{ contactId: string; jetpayId: string }> {
  const made = await ctx.jetpay.createContact(who);
  if (made.kind !== "accepted") throw new Error(made.message);
  const [contactId, jetpayId] = [newId(), made.value.contactId];
  const at = { createdAt: new Date(), updatedAt: new Date() };
  await db.insert(contacts).values({ id: contactId, formId: newId(), jetpayId, ...who, ...at });
  return { contactId, jetpayId };
}

export type Asked = { id: string; reference: string; operationId: string };

/** Who is asked for payments by link, each of an amount of its own, or it would be a near-duplicate. */
export type Payer = { contactId: string; jetpayId: string; ask: (more?: object) => Promise<Asked> };

export async function addPayer(desk: TestDesk, firstMinor = 12_345): Promise<Payer> {
  const contact = await addContact(desk);
  let amountMinor = firstMinor;
  const ask: Payer["ask"] = async (more = {}) => {
    const made = await createTransaction(desk.as("preparer"), {
      formId: newId(),
      flow: "payment_link",
      contactId: contact.contactId,
      merchantAccountId: desk.merchantId,
      paymentMethodId: null,
      amountMinor: amountMinor++,
      statement: "HARROW PINE",
      note: "Invoice 7",
      mail: null,
      ...more,
    });
    const [operation] = await desk.db.select().from(operations).where(eq(operations.transactionId, made.id));
    if (operation === undefined) throw new Error("no operation");
    return { ...made, operationId: operation.id };
  };
  return { ...contact, ask };
}

/** An event that tells of this transaction, as the inbox keeps it before it is applied. */
export async function storeEvent(
  { db }: Pick<TestDesk, "db">,
  id: bigint,
  jetpayId: string,
  { type = "transactions.debits.created", ...data }: { type?: string; [field: string]: unknown } = {},
): Promise<void> {
  await db.insert(webhookEvents).values({
    id,
    type,
    createdAt: new Date(),
    data: JSON.stringify({ state: "requested", transactionId: jetpayId, ...data }),
    receivedAt: new Date(),
    jetpayTransactionId: jetpayId,
  });
}
