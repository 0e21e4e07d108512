import { CANCELLABLE, NOTE_LIMIT, PAD_AGREEMENT, PAY_DEBIT_PATH, SCOPES_OF, STATUS } from "../choices";
import { Fields, jsonObject } from "../fields";
import { passageOf, stateOf } from "../ledger";
import { outcomeOfAmount } from "../magic";
import { AMOUNT, bankDetailsFrom, captureHold, declined, isOpenLink, payByEft, STATEMENT } from "../payments";
import type { Transaction } from "../records";
import { refuse } from "../refusals";
import { type Call, json, type Reply, type Route } from "../router";
import type { Simulation } from "../simulation";
import { newContact } from "./contacts";
import { accountIn, contactIn, debitOf, merchantAccountIn, transactionOf } from "./found";

export const transactionRoutes = (simulation: Simulation): Route[] => [
  { method: "PUT", path: "/credit", scopes: SCOPES_OF.credits, run: (call) => createCredit(simulation, call) },
  { method: "PUT", path: "/debit", scopes: SCOPES_OF.debits, run: (call) => createDebit(simulation, call) },
  { method: "POST", path: PAY_DEBIT_PATH, scopes: SCOPES_OF.debits, run: (call) => payDebit(simulation, call) },
  {
    method: "POST",
    path: "/debit/{identifier}/capture",
    scopes: SCOPES_OF.cards,
    run: (call) => capture(simulation, call),
  },
  {
    method: "GET",
    path: "/transaction/{identifier}/status",
    scopes: SCOPES_OF.transactions,
    run: (call) => status(simulation, call),
  },
  {
    method: "DELETE",
    path: "/transaction/{identifier}",
    scopes: SCOPES_OF.transactions,
    run: (call) => cancel(simulation, call),
  },
];

function createCredit(simulation: Simulation, call: Call): Reply {
  const fields = new Fields(jsonObject(call.body));
  const amountMinor = fields.integer("amount", AMOUNT);
  const words = wordsIn(fields);
  const merchantAccountId = merchantAccountIn(fields, "from_bank_account");
  const contactId = contactIn(simulation, fields, "contact_id");
  const accountId = fields.has("to_bank_account") ? accountIn(simulation, fields, "to_bank_account", contactId) : null;
  fields.done();
  const outcome = outcomeOfAmount(amountMinor);
  if (outcome.name === "decline") throw declined(outcome.reason);
  const kind = accountId === null ? "payout_link" : "payout";
  const credit = simulation.ledger.create({
    direction: "credit",
    kind,
    amountMinor,
    ...words,
    contactId,
    merchantAccountId,
    accountId,
  });
  return json({ identifier: credit.id, link: linkOf(simulation, credit), amount: credit.amountMinor });
}

function createDebit(simulation: Simulation, call: Call): Reply {
  const fields = new Fields(jsonObject(call.body));
  const inline = !fields.has("contact_id") && (fields.has("contact_email") || fields.has("contact_name"));
  const amountMinor = fields.integer("amount", AMOUNT);
  const words = wordsIn(fields);
  const merchantAccountId = merchantAccountIn(fields, "to_bank_account");
  const payer = inline
    ? { email: fields.email("contact_email"), name: fields.text("contact_name") }
    : { id: contactIn(simulation, fields, "contact_id") };
  fields.done();
  const contactId = "id" in payer ? payer.id : contactByEmail(simulation, payer);
  const debit = simulation.ledger.create({
    direction: "debit",
    kind: "payment_link",
    amountMinor,
    ...words,
    contactId,
    merchantAccountId,
  });
  const answer = { identifier: debit.id, link: linkOf(simulation, debit) };
  // The older form's pages show 201 and no amount.
  return inline ? json(answer, 201) : json({ ...answer, amount: debit.amountMinor });
}

function payDebit(simulation: Simulation, call: Call): Reply {
  const debit = debitOf(simulation, call);
  const fields = new Fields(jsonObject(call.body));
  const details = bankDetailsFrom(fields);
  if (!fields.truth(PAD_AGREEMENT) && fields.has(PAD_AGREEMENT))
    fields.wrong(PAD_AGREEMENT, "the payer must have agreed to the debit", "value_error");
  fields.done();
  if (!isOpenLink(debit)) throw refuse(STATUS.wrongState, `Debit in state ${stateOf(debit)} cannot be paid`);
  payByEft(simulation, debit, details);
  return json({ identifier: debit.id, state: stateOf(simulation.store.transactions.get(debit.id) ?? debit) });
}

function capture(simulation: Simulation, call: Call): Reply {
  const debit = captureHold(simulation, debitOf(simulation, call));
  return json({ identifier: debit.id, state: stateOf(debit) });
}

function status(simulation: Simulation, call: Call): Reply {
  const { state, failReason = null, failDirection = null } = passageOf(transactionOf(simulation, call));
  return json(state === "failed" ? { state, fail_reason: failReason, fail_direction: failDirection } : { state });
}

function cancel(simulation: Simulation, call: Call): Reply {
  const transaction = transactionOf(simulation, call);
  const state = stateOf(transaction);
  const claimed = transaction.kind !== "payout" && transaction.paidWith !== null;
  if (!CANCELLABLE.includes(state) || claimed)
    throw refuse(STATUS.wrongState, `Transaction in state ${state} cannot be cancelled`);
  simulation.ledger.cancel({ ...transaction, holdExpiresAt: null });
  return json({ ok: true });
}

function wordsIn(fields: Fields): Pick<Transaction, "statement" | "note"> {
  return { statement: fields.text("statement", STATEMENT), note: fields.optionalText("note", { max: NOTE_LIMIT }) };
}

function contactByEmail(simulation: Simulation, payer: { email: string; name: string }): string {
  for (const contact of simulation.store.contacts.values()) if (contact.email === payer.email) return contact.id;
  return newContact(simulation, { ...payer, tags: [], language: "en" }).id;
}

const linkOf = (simulation: Simulation, transaction: Transaction): string =>
  `${simulation.publicUrl}/payment/pay/${transaction.id}`;
