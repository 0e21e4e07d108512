import { eq } from "drizzle-orm";
import { transactions } from "@/db/schema/transactions";
import { newId } from "@/lib/ids";
import { createTransaction } from "@/lib/transactions/create";
import type { MailInput } from "@/lib/transactions/input";
import type { TestDesk } from "./desk";
import { addContact } from "./payer";

export type OpenLink = { id: string; contactId: string; jetpayId: string; link: string; reference: string };

/** A transaction whose link Jetpay has made and nobody has followed yet. */
export async function openLink(
  desk: TestDesk,
  given: { amountMinor?: number; flow?: "payment_link" | "payout_link"; name?: string; mail?: MailInput } = {},
): Promise<OpenLink> {
  const { amountMinor = 10_000, flow = "payment_link", name = "Wren & Alder LLP", mail = null } = given;
  const email = "ap@wrenalder.example";
  const { contactId } = await addContact(desk, { name, email, language: "en" });
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
