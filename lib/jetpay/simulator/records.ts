import type { CardTrait, Outcome } from "./magic";

/** What the simulator keeps. Times are milliseconds of its clock; amounts integer cents; every record is replaced, never changed. */

export type Contact = {
  entity: "contact";
  id: string;
  email: string;
  name: string;
  tags: string[];
  language: string;
  createdAt: number;
};

export type Account = {
  entity: "account";
  id: string;
  contactId: string;
  title: string;
  institution: string;
  holderName: string;
  accountType: string;
  institutionNumber: string;
  transitNumber: string;
  last4: string;
  createdAt: number;
};

export type Card = {
  entity: "card";
  id: string;
  contactId: string;
  state: "pending" | "tokenized" | "failed";
  trait: CardTrait;
  brand: string | null;
  last4: string | null;
  /** `MM/YY` */
  expiry: string | null;
  holder: string | null;
  createdAt: number;
};

/** A single-use URL of the card page. */
export type Tokenization = {
  entity: "tokenization";
  id: string;
  cardId: string;
  expiresAt: number;
  usedAt: number | null;
};

export type Kind = "payout" | "payout_link" | "eft_debit" | "card_debit" | "payment_link" | "charge" | "hold";

export type Passage = {
  state: string;
  at: number;
  failReason?: string;
  failDirection?: "pull" | "push";
};

export type Transaction = {
  entity: "transaction";
  id: string;
  direction: "credit" | "debit";
  /** `payment_link` becomes `eft_debit` or `card_debit` once its payer has chosen; the others never change. */
  kind: Kind;
  amountMinor: number;
  statement: string;
  note: string | null;
  contactId: string;
  merchantAccountId: string;
  accountId: string | null;
  cardId: string | null;
  /** Masked, what the payer or payee gave on the hosted page. */
  paidWith: string | null;
  outcome: Outcome;
  /** Every state it had, oldest first; the last is the present one. */
  history: Passage[];
  /** How many steps of its path are behind it, and when the next is due. */
  step: number;
  nextAt: number | null;
  holdExpiresAt: number | null;
  createdAt: number;
};

export type JetpayEvent = {
  entity: "event";
  id: string;
  eventId: number;
  at: number;
  createdAt: string;
  type: string;
  data: Record<string, unknown>;
  /** Of another company: its id is taken, and no webhook of ours gets it. */
  foreign?: boolean;
};

/** Events `first` to `last`, inclusive. */
export type Batch = { first: number; last: number };

export type Webhook = {
  entity: "webhook";
  /** The public UUID. */
  id: string;
  number: number;
  callbackUrl: string;
  callbackApiKey: string | null;
  maxBatchSize: number;
  maxWaitSeconds: number;
  /** The last event handled (delivered, or lost by a fault); the next batch begins after it. */
  cursor: number;
  lastSentEventId: number | null;
  /** A batch that failed and will be sent again as it was. */
  retry: (Batch & { attempts: number; firstTriedAt: number; at: number }) | null;
  failed: boolean;
  /** Batches held back by a delay fault. */
  late: (Batch & { at: number })[];
  /** Grows with every change from outside, so that an answer to an older batch changes nothing. */
  epoch: number;
};

export type Delivery = {
  entity: "delivery";
  id: string;
  webhookId: string;
  at: number;
  eventIds: number[];
  attempt: number;
  /** The receiver's status; null when it gave none. */
  status: number | null;
  error: string | null;
  fault: string | null;
};

export const SCOPES = ["regular", "scheduled", "create_debit", "company"] as const;
export type Scope = (typeof SCOPES)[number];
export type Token = { entity: "token"; id: string; name: string; scopes: Scope[] };

export type Settings = {
  entity: "settings";
  id: "settings";
  offsetMs: number;
  frozenAt: number | null;
  pace: number;
  eventNote: boolean;
  deliveries: "auto" | "held";
  callbackKeyHeader: string;
  securityQuestion: string;
  securityAnswer: string;
  cardOnFile: boolean;
  webhooksMade: number;
  /** What an update of a webhook that asks for a replay does: replay, be refused, or be taken without a replay. */
  updateReplays: "replays" | "refused" | "ignored";
};

/** A record that is no more. */
type Gone = { entity: "gone"; of: "webhook"; id: string };

export type StoredRecord =
  | Contact
  | Account
  | Card
  | Tokenization
  | Transaction
  | JetpayEvent
  | Webhook
  | Delivery
  | Token
  | Settings
  | Gone;
