import { paymentMethods } from "@/db/schema/contacts";
import { newId } from "@/lib/ids";
import type { TestDesk } from "./desk";
import { addContact } from "./payer";

/** A contact whom every flow can pay or be paid by, at Jetpay as here: with a bank account and a card of that number. */
export async function addPayable(desk: TestDesk, cardNumber: string) {
  const { contactId, jetpayId } = await addContact(desk, {
    name: "Ateliers Gagnon",
    email: "comptes@ateliersgagnon.example",
    language: "fr",
  });
  const { ctx, db, control } = desk;
  const account = await ctx.jetpay.addBankAccount({
    contactId: jetpayId,
    institution: "National Bank",
    title: "Chequing",
    accountType: "chequing",
    transitNumber: "27601",
    institutionNumber: "006",
    accountNumber: "5557120",
    holderName: "Ateliers Gagnon",
    holderEmail: "comptes@ateliersgagnon.example",
    holderAddress: "12 rue Notre-Dame",
    holderCity: "Montréal",
    holderPostalCode: "H2Y1C6",
    holderCountry: "CA",
  });
  if (account.kind !== "accepted") throw new Error(account.message);
  const card = await control<{ credit_card_id: string }>("cards", { contact_id: jetpayId, number: cardNumber });
  const at = { createdAt: new Date(), updatedAt: new Date() };
  const ids = { contactId, bankAccountId: newId(), cardId: newId() };
  await db.insert(paymentMethods).values([
    {
      id: ids.bankAccountId,
      formId: newId(),
      contactId: ids.contactId,
      kind: "bank_account",
      state: "active",
      jetpayId: account.value.bankAccountId,
      brand: "National Bank",
      last4: "7120",
      ...at,
    },
    {
      id: ids.cardId,
      formId: newId(),
      contactId: ids.contactId,
      kind: "card",
      state: "active",
      jetpayId: card.credit_card_id,
      brand: "visa",
      last4: "4242",
      ...at,
    },
  ]);
  return ids;
}
