import { asc, eq } from "drizzle-orm";
import { operations } from "@/db/schema/transactions";
import { addBankAccount } from "@/lib/contacts/bank-account";
import { requestCardPage } from "@/lib/contacts/card";
import { createContact, sendContactAgain } from "@/lib/contacts/create";
import { newId } from "@/lib/ids";
import { ControlRefused } from "../control";
import type { Doer } from "../doers";

export const contact: Doer = async (run, action) => {
  run.count += 1;
  const email = `contact-${run.count}@people.example`;
  const input = { formId: newId(), name: `Contact ${run.count}`, email, phone: "", language: "en" };
  const outcome = await run.perform(action, "contact", () => createContact(run.clerk("app"), input));
  return { what: email, outcome };
};

/** A person decides that a contact without an answer is to be made once more, at the price of two of it. */
export const contactAgain: Doer = async (run, action) => {
  const lost = await run.world.admin
    .select()
    .from(operations)
    .where(eq(operations.status, "unknown"))
    .orderBy(asc(operations.createdAt));
  const one = run.pick(
    lost.filter(({ kind }) => kind === "create_contact"),
    action.picks[0],
  );
  if (one === undefined || one.contactId === null) return null;
  const { contactId } = one;
  const outcome = await run.perform(action, "contact again", () => sendContactAgain(run.clerk("app"), contactId));
  return { what: "of unknown", outcome };
};

export const bankAccount: Doer = async (run, action) => {
  const found = run.pick(
    (await run.contacts()).filter(({ jetpayId }) => jetpayId !== null),
    action.picks[0],
  );
  if (found === undefined) return null;
  run.count += 1;
  const accountNumber = String(1_000_000 + run.count);
  const input = {
    formId: newId(),
    contactId: found.id,
    institutionNumber: "001",
    transitNumber: "27601",
    accountNumber,
    institution: "BMO",
    title: "Chequing",
    accountType: "chequing",
    holderName: found.name,
    holderAddress: "123 Happy St",
    holderCity: "Vancouver",
    holderPostalCode: "V5K 0A1",
  };
  const outcome = await run.perform(action, "bank account", () => addBankAccount(run.clerk("app"), input));
  return { what: accountNumber, outcome };
};

/** A card's page is asked for and, when there is one, filled in. */
export const card: Doer = async (run, action) => {
  const found = run.pick(
    (await run.contacts()).filter(({ jetpayId }) => jetpayId !== null),
    action.picks[0],
  );
  if (found === undefined) return null;
  let url: string | null = null;
  const outcome = await run.perform(action, "card", async () => {
    ({ url } = await requestCardPage(run.clerk("app"), { formId: newId(), contactId: found.id }));
  });
  const { cards } = await run.world.truth("cards");
  const pending = cards.findLast(({ state }) => state === "pending");
  if (url === null || pending === undefined) return { what: "page", outcome };
  const number = action.picks[1] < 0.2 ? "4000000000000127" : "4242424242424242";
  try {
    await run.world.control(`cards/${pending.id}`, { number });
  } catch (error) {
    if (!(error instanceof ControlRefused)) throw error;
  }
  return { what: "page, filled in", outcome };
};
