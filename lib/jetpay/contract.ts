import { z } from "zod";
import { isSafeAddress } from "@/lib/addresses";
import { MAX_ID_LENGTH, normaliseState, STATE_NAMES, snakeName, TRANSACTION_ID_NAMES } from "./map";

/**
 * Everything the client believes about Jetpay's wire: the one place to change when a guess proves wrong. "GUESS (n)" names
 * the known unknown of the API reference that the guess answers; what is unmarked stands in the guide. Writing is strict.
 * Reading is tolerant: extra fields pass, names may be camel or snake case, and every number arrives as text (exact-json.ts).
 */

type Route = { method: "GET" | "PUT" | "POST" | "PATCH" | "DELETE"; path: string };

export const ROUTES = {
  createContact: { method: "PUT", path: "/contact" },
  addBankAccount: { method: "PUT", path: "/contact/bank_account" }, // GUESS (14): `_` or `-`
  cardTokenizationUrl: { method: "POST", path: "/contact/{contactId}/creditcards/url" },
  charge: { method: "POST", path: "/contact/{contactId}/creditcards/{creditCardId}/charge" },
  preauthorize: { method: "POST", path: "/contact/{contactId}/creditcards/{creditCardId}/preauthorize" },
  capture: { method: "POST", path: "/debit/{transactionId}/capture" },
  createCredit: { method: "PUT", path: "/credit" },
  createDebit: { method: "PUT", path: "/debit" },
  transactionStatus: { method: "GET", path: "/transaction/{transactionId}/status" },
  cancelTransaction: { method: "DELETE", path: "/transaction/{transactionId}" },
  registerWebhook: { method: "POST", path: "/webhooks/" },
  listWebhooks: { method: "GET", path: "/webhooks/" }, // GUESS (9), as are the next three
  getWebhook: { method: "GET", path: "/webhooks/{identifier}" },
  updateWebhook: { method: "PATCH", path: "/webhooks/{identifier}" },
  deleteWebhook: { method: "DELETE", path: "/webhooks/{identifier}" },
} as const satisfies Record<string, Route>;

/** Fills `{name}` in a path. */
export const fillPath = (path: string, values: Record<string, string>): string =>
  path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined || value === "") throw new UnsendableRequest(`${name} is missing in ${path}`);
    return encodeURIComponent(value);
  });

/** A request that must not leave: a mistake of the caller, found before anything is sent. */
export class UnsendableRequest extends Error {
  override readonly name = "UnsendableRequest";
}

// ---- requests -------------------------------------------------------------------------------------------------------

/** A NUL would mark a bigint while writing (exact-json.ts), and no field has a use for one. */
const text = z
  .string()
  .min(1)
  .refine((value) => !value.includes("\0"), "must not hold a NUL character");
const digits = (from: number, to: number) => z.string().regex(new RegExp(`^\\d{${from},${to}}$`));
const amount = z.number().positive();
/** Stated for debits; GUESS that credits and card calls keep the same limit. */
const STATEMENT_LENGTH = 30;
const statement = text.max(STATEMENT_LENGTH);

export const contactRequest = z.strictObject({
  email: text,
  name: text,
  tags: z.array(text), // GUESS (13): element type
  language: text, // GUESS (13): `en` is the only value seen; `fr` by analogy
});

export const bankAccountRequest = z.strictObject({
  institution: text,
  title: text,
  holder_name: text,
  contact_id: text,
  account_type: text, // GUESS (14): `chequing` is the only value seen; `savings` by analogy
  transit_number: digits(5, 5),
  institution_number: digits(3, 3),
  account_number: digits(5, 12),
  holder_address: text,
  holder_address_postal_code: text,
  holder_address_city: text,
  holder_address_country: text, // GUESS (13): lower case, two letters
  holder_email: text,
});

export const preauthorizeRequest = z.strictObject({ amount, to_bank_account_id: text, statement });
export const chargeRequest = preauthorizeRequest.extend({ note: text });

export const creditRequest = z.strictObject({
  amount,
  statement,
  note: text,
  from_bank_account: text,
  to_bank_account: text.optional(), // GUESS: its absence is what makes the credit a payment link
  contact_id: text,
});

export const debitRequest = z.strictObject({ amount, statement, note: text, to_bank_account: text, contact_id: text });

const webhookSettings = {
  callback_api_key: text.optional(),
  max_batch_size: z.int().min(1).max(100).optional(),
  max_wait_seconds: z.int().min(60).max(3600).optional(),
  replay_from_event_id: z.bigint().min(0n).optional(),
  replay_from_timestamp: z.iso.datetime({ offset: true }).optional(),
};
export const webhookRequest = z.strictObject({ callback_url: z.url(), ...webhookSettings });
/** GUESS (9): PATCH takes what POST takes, replay included. */
export const webhookUpdate = z.strictObject({ callback_url: z.url().optional(), ...webhookSettings });

// ---- answers --------------------------------------------------------------------------------------------------------

/** An object read under our names: each takes the first of its synonyms that is there and not null. */
function answer<Shape extends z.ZodRawShape>(synonyms: Partial<Record<keyof Shape, readonly string[]>>, shape: Shape) {
  return z.preprocess((body) => {
    if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
    const fields = new Map(Object.entries(body).map(([name, value]) => [snakeName(name), value as unknown]));
    return Object.fromEntries(
      Object.keys(shape).map((name) => {
        const names = synonyms[name] ?? [name];
        return [
          name,
          names.map((each) => fields.get(snakeName(each))).find((value) => value !== null && value !== undefined),
        ];
      }),
    );
  }, z.object(shape));
}

const word = z.string().min(1);
const id = word.max(MAX_ID_LENGTH);
const maybeWord = z
  .string()
  .optional()
  .transform((value) => value ?? null);
const state = word.transform(normaliseState);
const maybeState = state.optional().transform((value) => value ?? null);
const eventId = z
  .string()
  .regex(/^\d{1,19}$/)
  .transform(BigInt)
  .refine((value) => value < 2n ** 63n);
const maybeCount = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .optional()
  .transform((value) => value ?? null);

const transactionNames = { transactionId: TRANSACTION_ID_NAMES, state: STATE_NAMES };

/** GUESS (13): the id's name. */
export const contactAnswer = answer({ contactId: ["identifier", "contact_id", "id"] }, { contactId: id });
/** GUESS (13): the id's name. `contact_id` may stand beside it and is another thing. */
export const bankAccountAnswer = answer(
  { bankAccountId: ["identifier", "bank_account_id", "id"] },
  { bankAccountId: id },
);
/** GUESS (13): both names. */
export const tokenizationAnswer = answer(
  {
    url: ["url", "tokenization_url", "link"],
    creditCardId: ["credit_card_id", "creditcard_id", "identifier", "id"],
  },
  { url: z.string().refine(isSafeAddress), creditCardId: id },
);

/** `amount` is the echo as written, for the codec of its endpoint. GUESS: debit's answer looks like credit's. */
export const transferAnswer = answer(transactionNames, {
  transactionId: id,
  state: maybeState,
  link: maybeWord,
  amount: maybeWord,
});
export const cardAnswer = answer(transactionNames, { transactionId: id, state, amount: maybeWord });
export const captureAnswer = answer(transactionNames, {
  transactionId: id.optional().transform((value) => value ?? null),
  state,
});

/** `note`, `statement` and `amount` are in no sample; where they come they carry our reference. */
export const statusAnswer = answer(
  { state: STATE_NAMES },
  {
    state,
    failReason: maybeWord,
    failDirection: maybeWord,
    note: maybeWord,
    statement: maybeWord,
    amount: maybeWord,
  },
);
export const cancelAnswer = z.looseObject({ ok: z.literal(true) }).transform(() => null);

export const webhookAnswer = answer(
  { identifier: ["identifier", "uuid"] },
  {
    id: eventId.optional().transform((value) => value ?? null),
    identifier: id,
    callbackUrl: word,
    state,
    lastSentEventId: eventId.optional().transform((value) => value ?? null),
    maxBatchSize: maybeCount,
    maxWaitSeconds: maybeCount,
  },
);
/** GUESS (9, 11): a bare list, or one under a usual name; no paging. */
export const webhookListAnswer = z.preprocess((body) => {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  return ["webhooks", "items", "results", "data"].map((name): unknown => Reflect.get(body, name)).find(Array.isArray);
}, z.array(webhookAnswer));

export type Webhook = z.output<typeof webhookAnswer>;
