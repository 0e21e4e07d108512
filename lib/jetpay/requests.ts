import type { z } from "zod";
import { type AmountUnit, writeAmount } from "./amounts";
import * as wire from "./contract";

/** Writes an amount the way its endpoint takes it. */
export type AmountWriter = (minor: number) => number;

export type NewContact = { name: string; email: string; language: string; tags?: string[] };
export type NewBankAccount = {
  contactId: string;
  institution: string;
  title: string;
  accountType: string;
  transitNumber: string;
  institutionNumber: string;
  accountNumber: string;
  holderName: string;
  holderEmail: string;
  holderAddress: string;
  holderCity: string;
  holderPostalCode: string;
  holderCountry: string;
};
/** Amounts are integer minor units. */
export type CardHold = {
  contactId: string;
  creditCardId: string;
  amountMinor: number;
  /** The company's own account at Jetpay. */
  toBankAccountId: string;
  statement: string;
};
export type CardCharge = CardHold & { note: string };
export type NewDebit = {
  contactId: string;
  amountMinor: number;
  statement: string;
  note: string;
  /** The company's own account at Jetpay. */
  toBankAccountId: string;
};
export type NewCredit = {
  contactId: string;
  amountMinor: number;
  statement: string;
  note: string;
  /** The company's own account at Jetpay. */
  fromBankAccountId: string;
  /** The contact's account; without it Jetpay makes a link to claim the money by. */
  toBankAccountId?: string;
};
export type WebhookSettings = {
  callbackApiKey?: string;
  maxBatchSize?: number;
  maxWaitSeconds?: number;
  /** Inclusive. */
  replayFromEventId?: bigint;
  /** Inclusive; an alternative to the id. */
  replayFrom?: Date;
};
export type NewWebhook = WebhookSettings & { callbackUrl: string };
export type WebhookUpdate = WebhookSettings & { callbackUrl?: string };

/** A body that has passed its schema; anything amiss in it is found here, before a byte is sent. */
function checked<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape, z.core.$strict>,
  body: unknown,
): Record<string, unknown> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  // Paths and rules only: a message must not carry an account number.
  throw new wire.UnsendableRequest(
    result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "),
  );
}

export const amountWriter =
  (unit: AmountUnit, currency: string): AmountWriter =>
  (minor) => {
    try {
      return writeAmount(minor, unit, currency);
    } catch (error) {
      throw new wire.UnsendableRequest(error instanceof Error ? error.message : `${error}`);
    }
  };

export const contactBody = ({ name, email, language, tags = [] }: NewContact) =>
  checked(wire.contactRequest, { email, name, tags, language });

export const bankAccountBody = (account: NewBankAccount) =>
  checked(wire.bankAccountRequest, {
    institution: account.institution,
    title: account.title,
    holder_name: account.holderName,
    contact_id: account.contactId,
    account_type: account.accountType,
    transit_number: account.transitNumber,
    institution_number: account.institutionNumber,
    account_number: account.accountNumber,
    holder_address: account.holderAddress,
    holder_address_postal_code: account.holderPostalCode,
    holder_address_city: account.holderCity,
    holder_address_country: account.holderCountry,
    holder_email: account.holderEmail,
  });

export const holdBody = ({ amountMinor, toBankAccountId, statement }: CardHold, write: AmountWriter) =>
  checked(wire.preauthorizeRequest, { amount: write(amountMinor), to_bank_account_id: toBankAccountId, statement });

export const chargeBody = ({ amountMinor, toBankAccountId, statement, note }: CardCharge, write: AmountWriter) =>
  checked(wire.chargeRequest, { amount: write(amountMinor), to_bank_account_id: toBankAccountId, statement, note });

export const creditBody = (credit: NewCredit, write: AmountWriter) =>
  checked(wire.creditRequest, {
    amount: write(credit.amountMinor),
    statement: credit.statement,
    note: credit.note,
    from_bank_account: credit.fromBankAccountId,
    ...(credit.toBankAccountId === undefined ? {} : { to_bank_account: credit.toBankAccountId }),
    contact_id: credit.contactId,
  });

export const debitBody = (
  { amountMinor, statement, note, toBankAccountId, contactId }: NewDebit,
  write: AmountWriter,
) =>
  checked(wire.debitRequest, {
    amount: write(amountMinor),
    statement,
    note,
    to_bank_account: toBankAccountId,
    contact_id: contactId,
  });

export const webhookBody = ({ callbackUrl, ...settings }: NewWebhook) =>
  checked(wire.webhookRequest, { callback_url: callbackUrl, ...settingsBody(settings) });

export const webhookUpdateBody = ({ callbackUrl, ...settings }: WebhookUpdate) =>
  checked(wire.webhookUpdate, withoutUndefined({ callback_url: callbackUrl, ...settingsBody(settings) }));

const settingsBody = (settings: WebhookSettings) =>
  withoutUndefined({
    callback_api_key: settings.callbackApiKey,
    max_batch_size: settings.maxBatchSize,
    max_wait_seconds: settings.maxWaitSeconds,
    replay_from_event_id: settings.replayFromEventId,
    replay_from_timestamp: settings.replayFrom?.toISOString(),
  });

const withoutUndefined = (body: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
