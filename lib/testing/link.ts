import { eq } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import { transactions } from "@/db/schema/transactions";
import { newId } from "@/lib/ids";
import { createTransaction } from "@/lib/transactions/create";
import type { MailInput } from "@/lib/transactions/input";
import type { TestDesk } from "./desk";

export type OpenLink = { id: string; contactId: string; jetpayId: string; link: string; reference: string };

/** A transaction whose link Jetpay has made and nobody has followed yet. */
export async function openLink(
  desk: TestDesk,
  given: { amountMinor?: number; flow?: "payment_link" | "payout_link"; name?: string; mail?: MailInput } = {},
): Promise<OpenLink> {
  const { amountMinor = 10_000, flow = "payment_link", name = "Wren & Alder LLP", mail = null } = given;
  const email = "ap@wrenalder.example";
  const created = await desk.ctx.jetpay.createContact({ name, email, language: "en" });
  if (created.kind !== "accepted") throw new Error(created.message);
  const contactId = newId();
  const at = { createdAt: new Date(), updatedAt: new Date() };
  const jetpayId = created.value.contactId;
  await desk.db
    .insert(contacts)
    .values({ id: contactId, formId: newId(), jetpayId, name, email, language: "en", ...at });
  const { id, reference } = await createTransaction(desk.as("preparer"), {
    formId: newId(),
    flow,
    contactId,
    merchantAccountId: desk.merchantId,
    paymentMethodId: null,
    amountMinor,
    statement: "HARROW PINE 20391",
    note: "",
    mail,
  });
  await desk.settle();
  const [row] = await desk.db.select().from(transactions).where(eq(transactions.id, id));
  if (!row?.link || !row.jetpayId) throw new Error("Jetpay made no link");
  return { id, contactId, jetpayId: row.jetpayId, link: row.link, reference };
}
