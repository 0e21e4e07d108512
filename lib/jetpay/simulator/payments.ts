import { randomUUID } from "node:crypto";
import {
  CARD_FAILED_EVENT,
  CARD_TOKENIZED_EVENT,
  FAIL_REASONS,
  MAX_AMOUNT_MINOR,
  STATEMENT_LIMIT,
  STATUS,
  TOKENIZATION_URL_LIFETIME,
} from "./choices";
import type { Fields } from "./fields";
import { isLink, stateOf } from "./ledger";
import { brandOfCard, outcomeOfAmount, traitOfCard } from "./magic";
import type { Card, Contact, Tokenization, Transaction } from "./records";
import { refuse } from "./refusals";
import type { Simulation } from "./simulation";

/** What people type on a hosted page, or a program sends in their place. Numbers are used and forgotten. */
export type BankDetails = {
  holderName: string;
  institutionNumber: string;
  transitNumber: string;
  accountNumber: string;
};
export type CardDetails = { number: string; expiry: string; holder: string };

export const AMOUNT = { min: 1, max: MAX_AMOUNT_MINOR };
export const STATEMENT = { max: STATEMENT_LIMIT };

export function bankDetailsFrom(fields: Fields): BankDetails {
  return {
    holderName: fields.text("holder_name"),
    institutionNumber: fields.matching("institution_number", /^\d{3}$/),
    transitNumber: fields.matching("transit_number", /^\d{5}$/),
    accountNumber: fields.matching("account_number", /^\d{7,12}$/),
  };
}

/** A payout link is claimed: the money goes to this account. */
export function claimPayout(simulation: Simulation, transaction: Transaction, details: BankDetails): void {
  if (transaction.kind !== "payout_link" || !isOpenLink(transaction)) throw alreadyUsed();
  simulation.ledger.proceed(transaction, "payout_link", { paidWith: maskedAccount(details) });
}

/** A debit is paid from a bank account, its payer having agreed to the debit. */
export function payByEft(simulation: Simulation, transaction: Transaction, details: BankDetails): void {
  if (transaction.kind !== "payment_link" || !isOpenLink(transaction)) throw alreadyUsed();
  simulation.ledger.proceed(transaction, "eft_debit", { paidWith: maskedAccount(details) });
}

/** A debit is paid by card; a declined card leaves it open. */
export function payByCard(simulation: Simulation, transaction: Transaction, details: CardDetails): void {
  if (transaction.kind !== "payment_link" || !isOpenLink(transaction)) throw alreadyUsed();
  const { outcome } = transaction;
  if (outcome.name === "decline") throw declined(outcome.reason);
  if (traitOfCard(details.number) !== "ok") throw declined("do_not_honor");
  simulation.ledger.proceed(transaction, "card_debit", { paidWith: maskedCard(details.number) });
}

/** Whether its hosted page can still be used. */
export const isOpenLink = (transaction: Transaction): boolean =>
  isLink(transaction) && transaction.paidWith === null && stateOf(transaction) === "requested";

/** A single-use URL's record and the card it will make. */
export function beginTokenization(
  simulation: Simulation,
  contact: Contact,
): { tokenization: Tokenization; card: Card } {
  const now = simulation.clock.now();
  const card: Card = {
    entity: "card",
    id: randomUUID(),
    contactId: contact.id,
    state: "pending",
    trait: "ok",
    brand: null,
    last4: null,
    expiry: null,
    holder: null,
    createdAt: now,
  };
  const tokenization: Tokenization = {
    entity: "tokenization",
    id: randomUUID(),
    cardId: card.id,
    expiresAt: now + TOKENIZATION_URL_LIFETIME,
    usedAt: null,
  };
  simulation.store.commit(card, tokenization);
  return { tokenization, card };
}

/** The card page was filled in: the URL is used up, and an event tells what came of it. */
export function tokenize(simulation: Simulation, tokenization: Tokenization, details: CardDetails): Card {
  const { store, clock, ledger } = simulation;
  const pending = store.cards.get(tokenization.cardId);
  if (!pending || tokenization.usedAt !== null) throw alreadyUsed();
  const trait = traitOfCard(details.number);
  const { expiry, holder } = details;
  const shown = { brand: brandOfCard(details.number), last4: details.number.slice(-4), expiry };
  const card: Card = { ...pending, ...shown, holder, trait, state: trait === "not_tokenized" ? "failed" : "tokenized" };
  store.commit(card, { ...tokenization, usedAt: clock.now() });
  const type = card.state === "tokenized" ? CARD_TOKENIZED_EVENT : CARD_FAILED_EVENT;
  ledger.emit(type, { state: card.state, creditCardId: card.id, contactId: card.contactId, ...shown });
  return card;
}

/** Throws the decline this card or amount would get now. */
export function authorizeCard(simulation: Simulation, card: Card, amountMinor: number): void {
  const outcome = outcomeOfAmount(amountMinor);
  if (outcome.name === "decline") throw declined(outcome.reason);
  if (card.trait === "declined") throw declined("do_not_honor");
  if (card.expiry !== null && isPast(card.expiry, simulation.clock.now())) throw declined("expired_card");
}

/** A hold becomes a payment, in full. */
export function captureHold(simulation: Simulation, hold: Transaction): Transaction {
  const { ledger, clock, store } = simulation;
  if (stateOf(hold) !== "preauthorized" || hold.holdExpiresAt === null)
    throw refuse(STATUS.wrongState, `Debit in state ${stateOf(hold)} cannot be captured`);
  if (clock.now() >= hold.holdExpiresAt) throw refuse(STATUS.wrongState, "Authorization has expired");
  if (store.cards.get(hold.cardId ?? "")?.trait !== "capture_fails") return ledger.capture(hold);
  ledger.move(
    { ...hold, holdExpiresAt: null },
    { state: "failed", failReason: FAIL_REASONS.captureDeclined, failDirection: "pull" },
  );
  throw declined(FAIL_REASONS.captureDeclined);
}

export const declined = (reason: string) => refuse(STATUS.declined, "Payment declined", { decline_reason: reason });

/** `MM/YY`: good to the end of that month. */
export function isPast(expiry: string, now: number): boolean {
  const [month = 0, year = 0] = expiry.split("/").map(Number);
  return Date.UTC(2000 + year, month, 1) <= now;
}

const alreadyUsed = () => refuse(STATUS.wrongState, "This link has already been used");
const maskedAccount = (details: BankDetails): string =>
  `account ${details.institutionNumber}-***${details.accountNumber.slice(-4)}`;
const maskedCard = (number: string): string => `${brandOfCard(number)} ***${number.slice(-4)}`;
