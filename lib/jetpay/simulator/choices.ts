/**
 * Everything the public guide leaves open and a running server has to decide. Each entry is the simulator's own
 * choice, not a fact about Jetpay; the number in brackets is the known unknown it settles, in the order in which the
 * project's reference of the guide lists them. Nothing outside this file may decide one silently.
 */

import type { Scope } from "./records";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** [1] Simulator's own choice: /credit and /debit count integer cents, card calls decimal dollars, as the samples look. */
export const CURRENCY = "CAD";
/** [1] Simulator's own choice: the largest amount of one transaction, in cents. */
export const MAX_AMOUNT_MINOR = 99_999_999_99;

/** [3] Simulator's own choice: dots and lowercase, after the two types the guide names. */
export const eventType = (direction: "credit" | "debit", what: string): string => `transactions.${direction}s.${what}`;
/** [3] Simulator's own choice: how a card's tokenization is told. */
export const CARD_TOKENIZED_EVENT = "contacts.creditcards.tokenized";
export const CARD_FAILED_EVENT = "contacts.creditcards.failed";

/** [4] Simulator's own choice: the name of the cancelled state. */
export const CANCELLED = "cancelled";
/** [4] Simulator's own choice: a cancel is taken in these states, and not once a link's page has been completed; else 409. */
export const CANCELLABLE = ["requested", "preauthorized", "in_review"];
/** [4] Simulator's own choice: a state no page names, which a client has to survive. */
export const UNHEARD_OF_STATE = "in_review";
/**
 * [4] Simulator's own choice: `requested` -> `initiated` -> `paid` -> `completed`, and `completed` may become `failed`.
 * A business day ends Monday to Friday at this hour (UTC); holidays are working days.
 */
export const BUSINESS_HOUR_UTC = 15;
export const CREDIT_INITIATED_AFTER = 30 * MINUTE;
export const CREDIT_PAID_AFTER = 4 * HOUR;
export const CREDIT_COMPLETED_AFTER_BUSINESS_DAYS = 1;
export const DEBIT_PAID_AFTER_BUSINESS_DAYS = 1;
export const DEBIT_COMPLETED_AFTER_BUSINESS_DAYS = 2;
export const CARD_COMPLETED_AFTER_BUSINESS_DAYS = 1;
export const RETURNED_AFTER_BUSINESS_DAYS = 2;
export const REVIEW_AFTER = 5 * MINUTE;

/** [5] Simulator's own choice: failure detail is at the status endpoint only, never in the event. */
export const FAIL_REASONS = {
  frozen: "account_frozen",
  funds: "insufficient_funds",
  closed: "account_closed",
  number: "invalid_account_number",
  returned: "nsf",
  captureDeclined: "capture_declined",
} as const;

/** [6] Simulator's own choice: the header of the callback API key, unless a setting says another. */
export const CALLBACK_KEY_HEADER = "x-api-key";

/**
 * [7] Simulator's own choice: a failed batch is sent again as it was, freshly signed, after 5 s, 10 s, 20 s and so on up to
 * 15 minutes (divided by the pace, never under a quarter of a second), for 24 hours; then the webhook is `failed`
 * until a PATCH. Redirects are not followed.
 */
export const RETRY_BASE = 5_000;
export const RETRY_LIMIT = 15 * MINUTE;
export const RETRY_FLOOR = 250;
export const RETRY_GIVE_UP_AFTER = 24 * HOUR;
/** Documented: success is a 2xx within 15 seconds (real time, whatever the pace). */
export const CALLBACK_TIMEOUT = 15_000;
/** Documented: a delivery's token lives about 90 seconds (real time). */
export const TOKEN_LIFETIME_SECONDS = 90;

/** [8] Simulator's own choice: keys are served by the API host, and `payload_hash` has no padding. */
export const JWKS_CACHE = "public, max-age=300";

/** [9] Simulator's own choice: PATCH takes every field of the registration, replay included, and wakes a failed webhook. */
export const WEBHOOK_PATH = "/webhooks";

/** [10] Simulator's own choice: event ids count per company from here, without gaps, and are kept forever. */
export const FIRST_EVENT_ID = 1;

/** [11] Simulator's own choice: FastAPI's 422 for bad fields, these for the rest, each with `{detail}`. */
export const STATUS = { declined: 402, missingScope: 403, wrongState: 409, duplicateUrl: 422, tooLarge: 413 } as const;

/**
 * [11] Simulator's own choice: any of these scopes lets a call through. The guide names the regular scope, the one with scheduled
 * transactions (of which no call is known), "Create Debit" for debits and a company token for webhooks.
 */
export const SCOPES_OF: Record<"contacts" | "cards" | "credits" | "debits" | "transactions" | "webhooks", Scope[]> = {
  contacts: ["regular", "create_debit"],
  cards: ["regular"],
  credits: ["regular"],
  debits: ["create_debit"],
  transactions: ["regular", "create_debit"],
  webhooks: ["company"],
};

// [12] Simulator's own choice: no idempotency of any kind; every accepted call takes effect once more, which is why to test against it.

/**
 * [13] Simulator's own choice: contacts and bank accounts answer with `identifier`, tokenization with `url` and
 * `credit_card_id`; every field of the bank account's sample is required, tags and language of a contact are not. Every PUT
 * /contact makes another contact; the older debit form takes the first one with that e-mail.
 */
export const LANGUAGES = ["en", "fr"] as const;
/** [13] Simulator's own choice: the guide says only that a note may be longer than a statement. */
export const NOTE_LIMIT = 1_000;
/** Documented for debits, applied to every flow. */
export const STATEMENT_LIMIT = 30;

/** [14] Simulator's own choice: the two kinds of account. The path is `/contact/bank_account`. */
export const ACCOUNT_TYPES = ["chequing", "savings"] as const;

/** [15] Simulator's own choice: the EFT payment of a debit is `POST /debit/{identifier}/pay`, with an explicit PAD agreement. */
export const PAY_DEBIT_PATH = "/debit/{identifier}/pay";
/** [15] Simulator's own choice: a tokenization URL lives an hour; a payment link until it is used or cancelled. */
export const TOKENIZATION_URL_LIFETIME = HOUR;
/** [15] Simulator's own choice: the message the tokenization page posts to the window around it, a hint and no proof. */
export const TOKENIZATION_MESSAGE = "jetpay.creditcard";

/**
 * [16] Simulator's own choice: a hold lapses after 7 days of the clock, whatever the pace, without an event and still reading
 * `preauthorized`; a capture after that is refused. Cancel voids a hold. There are no refunds.
 */
export const HOLD_LIFETIME = 7 * DAY;

/** [17] Simulator's own choice: whoever pays a debit by EFT over the API vouches for the agreement by `pad_agreement: true`. */
export const PAD_AGREEMENT = "pad_agreement";

/** [18] The company's own accounts, which Jetpay shows in its dashboard only. */
export const MERCHANT_ACCOUNTS = [
  { id: "ffe2c516-2ef4-4ce8-a1e1-1960c5b321ad", name: "Operating", institution: "001", last4: "4417" },
  { id: "0b8a4f0e-7c55-4d0e-9a3a-5f3a2f1c9d10", name: "Trust", institution: "004", last4: "9026" },
] as const;

/** [19] Simulator's own choice: magic amounts and cards, all in magic.ts. [20] Deliveries come from this machine's address. */

/** The company that runs on this Jetpay; the demo data takes its name from here. */
export const COMPANY_NAME = "Harrow & Pine";
/** The company's security question, asked as often as it takes before a payout link is claimed; set in Jetpay's dashboard. */
export const SECURITY_QUESTION = "What city is our head office in?";
export const SECURITY_ANSWER = "Toronto";

/** The seeded token with every scope, unless the environment names another. */
export const DEFAULT_TOKEN = "jetpay-simulator-token";
