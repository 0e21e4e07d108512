/** What an event type says, whatever its case and separators: known unknown 3 of the guide. */
export type EventMeaning = {
  /** First part in the singular, lowercase: `transaction`. `card` for anything about cards. */
  subject: string;
  direction: "credit" | "debit" | null;
  /** Last part, lowercase: `created`. */
  word: string;
};

/** `transactions.credits.created`, `TRANSACTIONS_CREDITS_CREATED`, `transactions:credit-created`: all mean the same. */
export function readEventType(type: string): EventMeaning {
  const parts = type
    .trim()
    .toLowerCase()
    .split(/[\s._:/-]+/)
    .filter((part) => part !== "");
  // A card event may be named `contacts.credit_cards.tokenized`; that `credit` is no direction.
  const card = parts.some((part) => /cards?$/.test(part));
  const first = parts[0] ?? "";
  return {
    subject: card ? "card" : first.replace(/s$/, ""),
    direction: card ? null : directionIn(parts),
    word: parts.at(-1) ?? "",
  };
}

function directionIn(parts: string[]): "credit" | "debit" | null {
  if (parts.some((part) => /^credits?$/.test(part))) return "credit";
  if (parts.some((part) => /^debits?$/.test(part))) return "debit";
  return null;
}

/** A state as we compare it: `Canceled ` is `cancelled`, `backing-off` is `backing_off`. One we don't know stays as it is. */
export function normaliseState(state: string): string {
  const plain = state
    .trim()
    .toLowerCase()
    .replace(/[\s.-]+/g, "_");
  return plain === "canceled" ? "cancelled" : plain;
}

/** `transactionId` and `transaction-id` as `transaction_id`. */
export const snakeName = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/[\s-]+/g, "_")
    .toLowerCase();

/** First text (or number, as text) under one of the names, looked for in camel and snake case; undefined when none. */
export function textUnder(data: unknown, names: readonly string[]): string | undefined {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return undefined;
  const entries = new Map(Object.entries(data).map(([name, value]) => [snakeName(name), value as unknown]));
  for (const name of names) {
    const value = entries.get(name);
    if (typeof value === "string" && value !== "") return value;
    if (typeof value === "number" || typeof value === "bigint") return String(value);
  }
  return undefined;
}

/** Jetpay's ids are UUIDs; what is longer than this is none, and would not fit an index either. */
export const MAX_ID_LENGTH = 200;

/** An id under one of the names, as `textUnder`; null when there is none. */
export function idUnder(data: unknown, names: readonly string[]): string | null {
  const id = textUnder(data, names);
  return id === undefined || id.length > MAX_ID_LENGTH ? null : id;
}

/** Every name seen for a transaction's id, likeliest first; the guide uses three. */
export const TRANSACTION_ID_NAMES = ["transaction_id", "identifier", "debit_id", "credit_id", "id"] as const;
export const STATE_NAMES = ["state", "transaction_state", "status"] as const;

/** What an event's `data` tells of a transaction. The guide's samples carry the first two only. */
export type TransactionFact = {
  transactionId: string | null;
  state: string | null;
  failReason: string | null;
  failDirection: string | null;
  note: string | null;
  statement: string | null;
  /** As written. */
  amount: string | null;
};

/** Reads an event's `data` (parsed JSON). Never throws: what is not there is null. */
export function readTransactionFact(data: unknown): TransactionFact {
  const state = textUnder(data, STATE_NAMES);
  return {
    transactionId: idUnder(data, TRANSACTION_ID_NAMES),
    state: state === undefined ? null : normaliseState(state),
    failReason: textUnder(data, ["fail_reason", "failure_reason"]) ?? null,
    failDirection: textUnder(data, ["fail_direction", "failure_direction"])?.toLowerCase() ?? null,
    note: textUnder(data, ["note"]) ?? null,
    statement: textUnder(data, ["statement"]) ?? null,
    amount: textUnder(data, ["amount"]) ?? null,
  };
}

/** What a card event tells. The guide promises one for success and failure, and shows neither name nor fields. */
export type CardFact = {
  creditCardId: string | null;
  contactId: string | null;
  state: string | null;
  brand: string | null;
  lastFour: string | null;
  expiry: string | null;
};

export function readCardFact(data: unknown): CardFact {
  const state = textUnder(data, STATE_NAMES);
  return {
    creditCardId: idUnder(data, ["credit_card_id", "creditcard_id", "card_id", "identifier", "id"]),
    contactId: idUnder(data, ["contact_id"]),
    state: state === undefined ? null : normaliseState(state),
    brand: textUnder(data, ["brand", "card_brand", "network"]) ?? null,
    lastFour: textUnder(data, ["last4", "last_four", "last_4", "card_last_four"]) ?? null,
    expiry: textUnder(data, ["expiry", "expires", "expiration"]) ?? null,
  };
}
