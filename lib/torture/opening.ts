import { contacts, paymentMethods } from "@/db/schema/contacts";
import { newId } from "@/lib/ids";
import type { Run } from "./run";

/** Contacts a run begins with: each known to Jetpay, with a bank account and a card. */
const OPENING = [
  { name: "Wren & Alder LLP", email: "ap@wrenalder.example", card: "4242424242424242" },
  { name: "Quai Nord", email: "compta@quainord.example", card: "4000000000000341" },
] as const;

export async function openContacts(run: Run): Promise<void> {
  const { world } = run;
  const { jetpay } = world.process("app").context({ kind: "system", name: "setup" });
  for (const { name, email, card } of OPENING) {
    const made = await jetpay.createContact({ name, email, language: "en" });
    if (made.kind !== "accepted") throw new Error(made.message);
    const { contactId: jetpayContact } = made.value;
    const account = await jetpay.addBankAccount({
      ...ACCOUNT,
      contactId: jetpayContact,
      holderName: name,
      holderEmail: email,
    });
    if (account.kind !== "accepted") throw new Error(account.message);
    const saved = await world.control<{ credit_card_id: string }>("cards", { contact_id: jetpayContact, number: card });
    const contactId = newId();
    const at = { createdAt: run.now(), updatedAt: run.now() };
    await world.admin
      .insert(contacts)
      .values({ id: contactId, formId: newId(), jetpayId: jetpayContact, name, email, language: "en", ...at });
    const common = { contactId, state: "active" as const, ...at };
    await world.admin.insert(paymentMethods).values([
      {
        ...common,
        id: newId(),
        formId: newId(),
        kind: "bank_account",
        jetpayId: account.value.bankAccountId,
        brand: "BMO",
        last4: "1111",
      },
      {
        ...common,
        id: newId(),
        formId: newId(),
        kind: "card",
        jetpayId: saved.credit_card_id,
        brand: "visa",
        last4: card.slice(-4),
      },
    ]);
  }
}

const ACCOUNT = {
  institution: "BMO",
  title: "Chequing",
  accountType: "chequing",
  transitNumber: "27601",
  institutionNumber: "001",
  accountNumber: "0001111",
  holderAddress: "123 Happy St",
  holderCity: "Vancouver",
  holderPostalCode: "A1A1A1",
  holderCountry: "ca",
};
