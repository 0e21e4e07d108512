import { MERCHANT_ACCOUNTS } from "../choices";
import { Fields } from "../fields";
import type { Account, Card, Contact, Transaction } from "../records";
import { refuse } from "../refusals";
import type { Call } from "../router";
import type { Simulation } from "../simulation";

/** The UUID a path names, or FastAPI's 422 when it is none. */
export function pathId(call: Call, name: string): string {
  const fields = new Fields(call.params, "path");
  const id = fields.uuid(name);
  fields.done();
  return id;
}

function found<Thing>(what: string, thing: Thing | undefined): Thing {
  if (thing === undefined) throw refuse(404, `${what} not found`);
  return thing;
}

export const contactOf = (simulation: Simulation, call: Call, name: string): Contact =>
  found("Contact", simulation.store.contacts.get(pathId(call, name)));

export const transactionOf = (simulation: Simulation, call: Call): Transaction =>
  found("Transaction", simulation.store.transactions.get(pathId(call, "identifier")));

export function debitOf(simulation: Simulation, call: Call): Transaction {
  const transaction = simulation.store.transactions.get(pathId(call, "identifier"));
  return found("Debit", transaction?.direction === "debit" ? transaction : undefined);
}

export function cardOf(simulation: Simulation, call: Call, contact: Contact): Card {
  const card = simulation.store.cards.get(pathId(call, "credit_card_id"));
  return found("Credit card", card?.contactId === contact.id && card.state !== "failed" ? card : undefined);
}

/** One of the company's own accounts. */
export function merchantAccountIn(fields: Fields, name: string): string {
  const id = fields.uuid(name);
  if (id !== "" && !MERCHANT_ACCOUNTS.some((account) => account.id === id))
    fields.wrong(name, "bank account does not exist", "value_error");
  return id;
}

/** A contact named in a body. */
export function contactIn(simulation: Simulation, fields: Fields, name: string): string {
  const id = fields.uuid(name);
  if (id !== "" && !simulation.store.contacts.has(id)) fields.wrong(name, "contact does not exist", "value_error");
  return id;
}

/** A stored account of that contact. */
export function accountIn(simulation: Simulation, fields: Fields, name: string, contactId: string): Account["id"] {
  const id = fields.uuid(name);
  const account = simulation.store.accounts.get(id);
  if (id !== "" && account?.contactId !== contactId) fields.wrong(name, "bank account does not exist", "value_error");
  return id;
}
