import { NOTE_LIMIT, SCOPES_OF, STATUS } from "../choices";
import { Fields, jsonObject } from "../fields";
import { stateOf } from "../ledger";
import { AMOUNT, authorizeCard, beginTokenization, STATEMENT } from "../payments";
import type { Card, Transaction } from "../records";
import { refuse } from "../refusals";
import { type Call, json, type Reply, type Route } from "../router";
import type { Simulation } from "../simulation";
import { cardOf, contactOf, merchantAccountIn } from "./found";

export const cardRoutes = (simulation: Simulation): Route[] => [
  {
    method: "POST",
    path: "/contact/{identifier}/creditcards/url",
    scopes: SCOPES_OF.cards,
    run: (call) => tokenizationUrl(simulation, call),
  },
  {
    method: "POST",
    path: "/contact/{contact_id}/creditcards/{credit_card_id}/charge",
    scopes: SCOPES_OF.cards,
    run: (call) => charge(simulation, call),
  },
  {
    method: "POST",
    path: "/contact/{contact_id}/creditcards/{credit_card_id}/preauthorize",
    scopes: SCOPES_OF.cards,
    run: (call) => preauthorize(simulation, call),
  },
];

function tokenizationUrl(simulation: Simulation, call: Call): Reply {
  checkEnabled(simulation);
  const { tokenization, card } = beginTokenization(simulation, contactOf(simulation, call, "identifier"));
  return json({ url: `${simulation.publicUrl}/tokenize/${tokenization.id}`, credit_card_id: card.id });
}

function charge(simulation: Simulation, call: Call): Reply {
  const card = usableCard(simulation, call);
  const fields = new Fields(jsonObject(call.body));
  const note = fields.optionalText("note", { max: NOTE_LIMIT });
  const debit = debitCard(simulation, card, fields, "charge", note);
  return json({ ...shownDebit(debit), note: debit.note });
}

// The guide's sample has no note here; one that is sent is not kept.
function preauthorize(simulation: Simulation, call: Call): Reply {
  const card = usableCard(simulation, call);
  return json(shownDebit(debitCard(simulation, card, new Fields(jsonObject(call.body)), "hold", null)));
}

function debitCard(
  simulation: Simulation,
  card: Card,
  fields: Fields,
  kind: "charge" | "hold",
  note: string | null,
): Transaction {
  const amountMinor = fields.dollars("amount", AMOUNT);
  const merchantAccountId = merchantAccountIn(fields, "to_bank_account_id");
  const statement = fields.text("statement", STATEMENT);
  fields.done();
  authorizeCard(simulation, card, amountMinor);
  return simulation.ledger.create({
    direction: "debit",
    kind,
    amountMinor,
    statement,
    note,
    contactId: card.contactId,
    merchantAccountId,
    cardId: card.id,
  });
}

function usableCard(simulation: Simulation, call: Call): Card {
  checkEnabled(simulation);
  const card = cardOf(simulation, call, contactOf(simulation, call, "contact_id"));
  if (card.state !== "tokenized") throw refuse(STATUS.wrongState, "Credit card is not tokenized");
  return card;
}

function checkEnabled(simulation: Simulation): void {
  if (!simulation.store.settings.cardOnFile) throw refuse(403, "Card on file is not enabled for this company");
}

const shownDebit = (debit: Transaction) => ({
  debit_id: debit.id,
  amount: debit.amountMinor / 100,
  statement: debit.statement,
  to_bank_account_id: debit.merchantAccountId,
  contact_id: debit.contactId,
  from_credit_card_id: debit.cardId,
  transaction_state: stateOf(debit),
});
