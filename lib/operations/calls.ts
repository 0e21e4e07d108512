import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { type Parties, transactions } from "@/db/schema/transactions";
import type { Context } from "@/lib/context";
import type { NewBankAccount } from "@/lib/jetpay/client";
import { UnsendableRequest } from "@/lib/jetpay/contract";
import type { Accepted, Answer, NotSent, Refused, Sent, Unknown } from "@/lib/jetpay/http";
import { redact } from "@/lib/jetpay/redact";
import type { TransactionRow } from "@/lib/transactions/refresh";
import { NOTE_MAX, STATEMENT_MAX } from "@/lib/transactions/transaction";
import type { OperationRow } from "./send";

/** What a call needs and no table may hold. */
export type Secrets = { bankAccount?: Omit<NewBankAccount, "contactId"> };

/** Calls that only the process that was asked can make or use the answer of: no job makes them, now or later. */
export const INLINE_ONLY: readonly OperationRow["kind"][] = ["add_bank_account", "request_card_page"];

/** What an accepted call tells: Jetpay's id of what came into being, its link or page, the state it named. */
export type Told = { jetpayId?: string; link?: string; url?: string; state?: string };

/** What became of a call, whether by Jetpay's answer or by what we know without one. */
export type Outcome = (Accepted<Told> | Refused | NotSent | Unknown) & { sent?: Sent };

/**
 * Reads all that the call of an operation needs, and gives back the call itself: it reads no row, so whatever fails before
 * it is made has sent nothing. A request that must not leave is refused, not in doubt.
 */
export async function prepareCall(
  tx: Transaction,
  ctx: Context,
  operation: OperationRow,
  secrets: Secrets,
): Promise<() => Promise<Outcome>> {
  const contact = operation.contactId === null ? null : await contactOf(tx, operation.contactId);
  const row = operation.transactionId === null ? null : await transactionOf(tx, operation.transactionId);
  return async () => {
    try {
      if (row !== null) return await transactionCall(ctx, operation, row);
      if (contact !== null) return await contactCall(ctx, operation, contact, secrets);
    } catch (error) {
      if (!(error instanceof UnsendableRequest)) throw error;
      return { kind: "refused", httpStatus: 0, message: error.message, fields: [], declined: false, body: null };
    }
    throw new Error(`operation ${operation.id} names neither contact nor transaction`);
  };
}

async function contactCall(
  ctx: Context,
  operation: OperationRow,
  contact: typeof contacts.$inferSelect,
  secrets: Secrets,
): Promise<Outcome> {
  switch (operation.kind) {
    case "create_contact": {
      const { name, email, language } = contact;
      return told(await ctx.jetpay.createContact({ name, email, language }), (value) => ({
        jetpayId: value.contactId,
      }));
    }
    case "add_bank_account": {
      if (secrets.bankAccount === undefined)
        throw new Error("a bank account can only be sent by who was given its number");
      const input = { ...secrets.bankAccount, contactId: present(contact.jetpayId, "contact") };
      return told(await ctx.jetpay.addBankAccount(input), (value) => ({ jetpayId: value.bankAccountId }));
    }
    case "request_card_page": {
      const answer = await ctx.jetpay.cardTokenizationUrl({ contactId: present(contact.jetpayId, "contact") });
      return withoutPage(told(answer, (value) => ({ jetpayId: value.creditCardId, url: value.url })));
    }
    default:
      throw new Error(`no call for ${operation.kind}`);
  }
}

type Common = { parties: Parties; reference: string; amountMinor: number; statement: string; note: string };

async function transactionCall(ctx: Context, operation: OperationRow, row: TransactionRow): Promise<Outcome> {
  const { kind } = operation;
  if (kind === "capture" || kind === "cancel") {
    const transactionId = present(row.jetpayId, "transaction");
    if (kind === "cancel")
      return told(await ctx.jetpay.cancelTransaction({ transactionId }), () => ({ state: "cancelled" }));
    return told(await ctx.jetpay.capture({ transactionId }), (value) => ({
      jetpayId: value.transactionId,
      state: value.state,
    }));
  }
  const { parties, reference } = operation;
  // Asked for by a version of Jetdesk that kept neither: it does not leave, and is asked for anew.
  if (parties === null || reference === null)
    throw new UnsendableRequest("it was asked for by an older version of Jetdesk");
  const { amountMinor, statement, note } = row;
  return creatingCall(ctx, kind, row.flow, { parties, reference, amountMinor, statement, note });
}

async function creatingCall(
  ctx: Context,
  kind: OperationRow["kind"],
  flow: TransactionRow["flow"],
  { parties, reference, ...row }: Common,
): Promise<Outcome> {
  const common = { amountMinor: row.amountMinor, statement: row.statement, contactId: parties.contact };
  const note = noteWith(row.note, reference);
  const card = () => ({ creditCardId: present(parties.method, "card"), toBankAccountId: parties.merchantAccount });
  const linked = ({
    transactionId,
    link,
    state,
  }: {
    transactionId: string;
    link: string | null;
    state: string | null;
  }) => ({
    jetpayId: transactionId,
    link,
    state,
  });
  const carded = ({ transactionId, state }: { transactionId: string; state: string }) => ({
    jetpayId: transactionId,
    state,
  });
  switch (kind) {
    case "create_credit": {
      // Without an account Jetpay makes a link of it: a payout that lost its own must not become one.
      const to = flow === "payout" ? { toBankAccountId: present(parties.method, "bank account") } : {};
      const input = { ...common, note, fromBankAccountId: parties.merchantAccount, ...to };
      return told(await ctx.jetpay.createCredit(input), linked);
    }
    case "create_debit": {
      const input = { ...common, note, toBankAccountId: parties.merchantAccount };
      return told(await ctx.jetpay.createDebit(input), linked);
    }
    case "charge":
      return told(await ctx.jetpay.charge({ ...common, note, ...card() }), carded);
    case "preauthorize": {
      // The guide's sample has no note here, so the reference ends the statement.
      const statement = statementWith(row.statement, reference);
      return told(await ctx.jetpay.preauthorize({ ...common, statement, ...card() }), carded);
    }
    default:
      throw new Error(`no call for ${kind}`);
  }
}

/** The reference ends what Jetpay shows; by it evidence finds its operation. */
const noteWith = (note: string, reference: string): string =>
  note === "" ? reference : `${note.slice(0, NOTE_MAX)} ${reference}`;

const statementWith = (statement: string, reference: string): string =>
  `${statement.slice(0, STATEMENT_MAX - reference.length - 1)} ${reference}`;

/** Whoever has the page's address can use it, once: it is for the person who asked and in no record. */
function withoutPage(outcome: Outcome): Outcome {
  if (outcome.kind === "accepted")
    return { ...outcome, body: redact(outcome.body, [outcome.value.url ?? ""].filter(Boolean)) };
  return outcome.kind === "unknown" ? { ...outcome, body: null } : outcome;
}

const told = <T>(answer: Answer<T>, read: (value: T) => { [K in keyof Told]: Told[K] | null | undefined }): Outcome =>
  answer.kind === "accepted" ? { ...answer, value: withoutEmpty(read(answer.value)) } : answer;

function withoutEmpty(value: { [K in keyof Told]: Told[K] | null | undefined }): Told {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null && item !== undefined)) as Told;
}

/** What Jetpay must know it by; without that the call does not leave, and so is refused rather than in doubt. */
function present(value: string | null, what: string): string {
  if (value === null) throw new UnsendableRequest(`${what} has no id at Jetpay yet`);
  return value;
}

async function contactOf(tx: Transaction, id: string): Promise<typeof contacts.$inferSelect> {
  const [contact] = await tx.select().from(contacts).where(eq(contacts.id, id));
  if (contact === undefined) throw new Error(`contact ${id} is gone`);
  return contact;
}

async function transactionOf(tx: Transaction, id: string): Promise<TransactionRow> {
  const [row] = await tx.select().from(transactions).where(eq(transactions.id, id));
  if (row === undefined) throw new Error(`transaction ${id} is gone`);
  return row;
}
