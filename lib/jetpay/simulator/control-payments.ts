import { FAIL_REASONS } from "./choices";
import { contactIn, pathId, transactionOf } from "./endpoints/found";
import { Fields, jsonObject } from "./fields";
import { isCardNumber, type Outcome } from "./magic";
import {
  bankDetailsFrom,
  beginTokenization,
  type CardDetails,
  claimPayout,
  payByCard,
  payByEft,
  tokenize,
} from "./payments";
import type { Card } from "./records";
import { refuse } from "./refusals";
import { type Call, json, type Reply } from "./router";
import type { Simulation } from "./simulation";

/** Tokenizes a card without the page. */
export function addCard(simulation: Simulation, call: Call): Reply {
  const fields = new Fields(jsonObject(call.body));
  const contactId = contactIn(simulation, fields, "contact_id");
  const details = cardDetailsIn(fields);
  fields.done();
  const contact = simulation.store.contacts.get(contactId);
  if (!contact) throw refuse(404, "Contact not found");
  return json(shownCard(tokenize(simulation, beginTokenization(simulation, contact).tokenization, details)));
}

/** Fills in the card page of an outstanding URL. */
export function fillCardPage(simulation: Simulation, call: Call): Reply {
  const cardId = pathId(call, "identifier");
  const fields = new Fields(jsonObject(call.body));
  const details = cardDetailsIn(fields);
  fields.done();
  for (const tokenization of simulation.store.tokenizations.values())
    if (tokenization.cardId === cardId) return json(shownCard(tokenize(simulation, tokenization, details)));
  throw refuse(404, "Credit card not found");
}

/** Completes a hosted payment page. */
export function pay(simulation: Simulation, call: Call): Reply {
  const transaction = transactionOf(simulation, call);
  const asked = jsonObject(call.body);
  const fields = new Fields({
    holder_name: "Pat Tremblay",
    institution_number: "004",
    transit_number: "10202",
    account_number: "5551234",
    number: "4242424242424242",
    ...asked,
  });
  const method = fields.oneOf("method", ["bank", "eft", "card"]);
  const card = method === "card" ? cardDetailsIn(fields) : null;
  const bank = method === "card" ? null : bankDetailsFrom(fields);
  fields.done();
  if (card) payByCard(simulation, transaction, card);
  else if (bank && transaction.direction === "credit") claimPayout(simulation, transaction, bank);
  else if (bank) payByEft(simulation, transaction, bank);
  return json({ state: simulation.store.transactions.get(transaction.id)?.history.at(-1)?.state });
}

const OUTCOMES: Record<string, Outcome> = {
  settles: { name: "settles" },
  fail_pull: { name: "fails", direction: "pull", reason: FAIL_REASONS.funds },
  fail_push: { name: "fails", direction: "push", reason: FAIL_REASONS.closed },
  returned: { name: "returned", reason: FAIL_REASONS.returned },
  stays: { name: "stays" },
  review: { name: "review" },
};

/** Decides how a transaction ends, or moves it now. */
export function destine(simulation: Simulation, call: Call): Reply {
  const transaction = transactionOf(simulation, call);
  const fields = new Fields(jsonObject(call.body));
  const outcome = fields.has("outcome") ? fields.oneOf("outcome", Object.keys(OUTCOMES)) : null;
  const state = fields.optionalText("state");
  const failReason = fields.optionalText("fail_reason");
  const failDirection = fields.oneOf("fail_direction", ["pull", "push"], "pull");
  fields.done();
  const chosen = outcome === null ? undefined : OUTCOMES[outcome];
  if (chosen) {
    const reasoned = "reason" in chosen && failReason !== null ? { ...chosen, reason: failReason } : chosen;
    simulation.ledger.destine(transaction, reasoned);
  }
  if (state !== null) {
    const now = simulation.store.transactions.get(transaction.id) ?? transaction;
    const failure = state === "failed" ? { failDirection, ...(failReason === null ? {} : { failReason }) } : {};
    simulation.ledger.move({ ...now, holdExpiresAt: null }, { state, ...failure });
  }
  return json(simulation.store.transactions.get(transaction.id));
}

function cardDetailsIn(fields: Fields): CardDetails {
  const number = fields.text("number").replaceAll(" ", "");
  if (!isCardNumber(number)) fields.wrong("number", "not a card number", "value_error");
  return {
    number,
    expiry: fields.optionalText("expiry") ?? "12/30",
    holder: fields.optionalText("name") ?? "Card holder",
  };
}

const shownCard = (card: Card) => ({ credit_card_id: card.id, ...card });
