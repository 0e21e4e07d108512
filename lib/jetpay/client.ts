import type { z } from "zod";
import { type AmountUnit, readAmount } from "./amounts";
import * as wire from "./contract";
import { type Answer, call, type Reading } from "./http";
import { idUnder, TRANSACTION_ID_NAMES } from "./map";
import {
  amountWriter,
  bankAccountBody,
  type CardCharge,
  type CardHold,
  chargeBody,
  contactBody,
  creditBody,
  debitBody,
  holdBody,
  type NewBankAccount,
  type NewContact,
  type NewCredit,
  type NewDebit,
  type NewWebhook,
  type WebhookUpdate,
  webhookBody,
  webhookUpdateBody,
} from "./requests";

export type { NewBankAccount } from "./requests";

const { ROUTES } = wire;

export type JetpayOptions = {
  /** Origin, with a path before the routes if there is one. */
  baseUrl: string;
  token: string;
  /** How `amount` is written: `transfer` on credit and debit, `card` on charge and preauthorize. */
  units: { transfer: AmountUnit; card: AmountUnit };
  /** ISO 4217; Jetpay's wire has no currency field. */
  currency: string;
  /** For a whole call, name lookup to last byte. */
  timeoutMs?: number;
  now?: () => Date;
  /** A certificate to trust, PEM, where Jetpay stands behind a private authority. */
  ca?: string;
};

/** Jetpay states no limit; a card network's answer may take twenty seconds, and giving up early makes a doubt of a yes. */
const TIMEOUT_MS = 30_000;

export type Jetpay = ReturnType<typeof createJetpay>;

/**
 * Jetpay, one function per endpoint. Each resolves to an `Answer` and throws only for a request that must not leave
 * (`UnsendableRequest`) or a call made inside a database transaction; in both nothing was sent.
 */
export function createJetpay({ baseUrl, token, units, currency, timeoutMs = TIMEOUT_MS, now, ca }: JetpayOptions) {
  checkSettings(baseUrl, token);
  const transferAmount = amountWriter(units.transfer, currency);
  const cardAmount = amountWriter(units.card, currency);

  type Target = {
    route: { method: string; path: string };
    path?: Record<string, string>;
    body?: Record<string, unknown>;
  };

  // Async, so that a request that must not leave rejects like everything else instead of throwing on the spot.
  const ask = async <T>(target: () => Target, read: (body: unknown) => Reading<T>): Promise<Answer<T>> => {
    const { route, path = {}, body } = target();
    return call({
      baseUrl,
      token,
      method: route.method,
      path: wire.fillPath(route.path, path),
      ...(body === undefined ? {} : { body }),
      read,
      findTransactionId: (found) => idUnder(found, TRANSACTION_ID_NAMES) ?? undefined,
      timeoutMs,
      now: now ?? (() => new Date()),
      ...(ca === undefined ? {} : { ca }),
    });
  };

  /** Reads an answer that echoes the amount, null where it does not, and holds the echo against what was sent. */
  const readEcho =
    <T extends { transactionId: string; amount: string | null }>(
      schema: z.ZodType<T>,
      minor: number,
      unit: AmountUnit,
    ) =>
    (body: unknown): Reading<Omit<T, "amount"> & { amountMinor: number | null }> => {
      const reading = readBy(schema)(body);
      if ("problem" in reading) return reading;
      const { amount, ...rest } = reading.value;
      const amountMinor = amount === null ? null : readAmount(amount, unit, currency);
      if (amount === null || amountMinor === minor) return { value: { ...rest, amountMinor } };
      const message = `sent ${minor} minor units, Jetpay echoed ${amount.slice(0, 40)} in ${unit}`;
      const echo = amountMinor === null ? {} : { echoMinor: amountMinor };
      return { problem: "amount_mismatch", message, transactionId: rest.transactionId, ...echo };
    };

  return {
    /** An amount as an event or a status writes it, in minor units; null when it is none. */
    readAmount: (unit: "transfer" | "card", amount: string): number | null => readAmount(amount, units[unit], currency),

    createContact: (contact: NewContact) =>
      ask(() => ({ route: ROUTES.createContact, body: contactBody(contact) }), readBy(wire.contactAnswer)),

    addBankAccount: (account: NewBankAccount) =>
      ask(() => ({ route: ROUTES.addBankAccount, body: bankAccountBody(account) }), readBy(wire.bankAccountAnswer)),

    /** The url is single-use; what became of the card comes by event. */
    cardTokenizationUrl: (path: { contactId: string }) =>
      ask(() => ({ route: ROUTES.cardTokenizationUrl, path }), readBy(wire.tokenizationAnswer)),

    charge: (charge: CardCharge) =>
      ask(
        () => ({ route: ROUTES.charge, path: cardOf(charge), body: chargeBody(charge, cardAmount) }),
        readEcho(wire.cardAnswer, charge.amountMinor, units.card),
      ),

    preauthorize: (hold: CardHold) =>
      ask(
        () => ({ route: ROUTES.preauthorize, path: cardOf(hold), body: holdBody(hold, cardAmount) }),
        readEcho(wire.cardAnswer, hold.amountMinor, units.card),
      ),

    /** The full amount; Jetpay captures no part of a hold. */
    capture: (path: { transactionId: string }) =>
      ask(() => ({ route: ROUTES.capture, path }), readCapture(path.transactionId)),

    createCredit: (credit: NewCredit) =>
      ask(
        () => ({ route: ROUTES.createCredit, body: creditBody(credit, transferAmount) }),
        readEcho(wire.transferAnswer, credit.amountMinor, units.transfer),
      ),

    createDebit: (debit: NewDebit) =>
      ask(
        () => ({ route: ROUTES.createDebit, body: debitBody(debit, transferAmount) }),
        readEcho(wire.transferAnswer, debit.amountMinor, units.transfer),
      ),

    transactionStatus: (path: { transactionId: string }) =>
      ask(() => ({ route: ROUTES.transactionStatus, path }), readBy(wire.statusAnswer)),

    /** Only before funds are pulled; Jetpay refuses afterwards. */
    cancelTransaction: (path: { transactionId: string }) =>
      ask(() => ({ route: ROUTES.cancelTransaction, path }), readBy(wire.cancelAnswer)),

    registerWebhook: (webhook: NewWebhook) =>
      ask(() => ({ route: ROUTES.registerWebhook, body: webhookBody(webhook) }), readBy(wire.webhookAnswer)),

    listWebhooks: () => ask(() => ({ route: ROUTES.listWebhooks }), readBy(wire.webhookListAnswer)),

    getWebhook: (path: { identifier: string }) =>
      ask(() => ({ route: ROUTES.getWebhook, path }), readBy(wire.webhookAnswer)),

    /** Changes what is given and leaves the rest. */
    updateWebhook: ({ identifier, ...update }: WebhookUpdate & { identifier: string }) =>
      ask(
        () => ({ route: ROUTES.updateWebhook, path: { identifier }, body: webhookUpdateBody(update) }),
        readBy(wire.webhookAnswer),
      ),

    /** Any 2xx is a yes; there is nothing in it to read. */
    deleteWebhook: (path: { identifier: string }) =>
      ask(
        () => ({ route: ROUTES.deleteWebhook, path }),
        (): Reading<null> => ({ value: null }),
      ),
  };
}

/** Found at the start rather than at the first payment. */
function checkSettings(baseUrl: string, token: string): void {
  if (!/^https?:$/.test(new URL(baseUrl).protocol)) throw new TypeError("Jetpay's address is not http or https");
  if (!/^[\x21-\x7e]+$/.test(token)) throw new TypeError("Jetpay's token has characters that no header can carry");
}

const cardOf = ({ contactId, creditCardId }: { contactId: string; creditCardId: string }) => ({
  contactId,
  creditCardId,
});

const readBy =
  <T>(schema: z.ZodType<T>) =>
  (body: unknown): Reading<T> => {
    const result = schema.safeParse(body);
    if (result.success) return { value: result.data };
    const message = result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
    return { problem: "unreadable", message: `the answer is not of the expected shape (${message.slice(0, 500)})` };
  };

const readCapture =
  (asked: string) =>
  (body: unknown): Reading<{ transactionId: string; state: string }> => {
    const reading = readBy(wire.captureAnswer)(body);
    if ("problem" in reading) return reading;
    const { transactionId, state } = reading.value;
    if (transactionId === null || transactionId === asked) return { value: { transactionId: asked, state } };
    return { problem: "unreadable", message: `asked to capture ${asked}, Jetpay named ${transactionId}` };
  };
