import { eq } from "drizzle-orm";
import { contacts, merchantAccounts, paymentMethods } from "@/db/schema/contacts";
import { transactions } from "@/db/schema/transactions";
import type { Context } from "@/lib/context";
import type { NewBankAccount } from "@/lib/jetpay/client";
import { UnsendableRequest } from "@/lib/jetpay/contract";
import type { Accepted, Answer, NotSent, Refused, Sent, Unknown } from "@/lib/jetpay/http";
import { redact } from "@/lib/jetpay/redact";
import { HOLD_STATEMENT_MAX } from "@/lib/transactions/limits";
import { NOTE_MAX } from "@/lib/transactions/transaction";
import type { OperationRow } from "./send";

/** What a call needs and no table may hold. */
export type Secrets = { bankAccount?: Omit<NewBankAccount, "contactId"> };

/** Calls that only the process that was asked can make or use the answer of: no job makes them, now or later. */
export const INLINE_ONLY: readonly OperationRow["kind"][] = ["add_bank_account", "request_card_page"];

/** What an accepted call tells: Jetpay's id of what came into being, its link or page, the state it named. */
export type Told = { jetpayId?: string; link?: string; url?: string; state?: string };

/** What became of a call, whether by Jetpay's answer or by what we know without one. */
export type Outcome = (Accepted<Told> | Refused | NotSent | Unknown) & { sent?: Sent };

/** Makes the call of an operation. Writes nothing; what the outcome means is for `settle`. */
export async function makeCall(ctx: Context, operation: OperationRow, secrets: Secrets): Promise<Outcome> {
  try {
    return await buildCall(ctx, operation, secrets);
  } catch (error) {
    if (!(error instanceof UnsendableRequest)) throw error;
    return { kind: "refused", httpStatus: 0, message: error.message, fields: [], declined: false, body: null };
  }
}

async function buildCall(ctx: Context, operation: OperationRow, secrets: Secrets): Promise<Outcome> {
  switch (operation.kind) {
    case "create_contact": {
      const contact = await contactOf(ctx, operation);
      const { name, email, language } = contact;
      return told(await ctx.jetpay.createContact({ name, email, language }), (value) => ({
        jetpayId: value.contactId,
      }));
    }
    case "add_bank_account": {
      const contact = await contactOf(ctx, operation);
      if (secrets.bankAccount === undefined)
        throw new Error("a bank account can only be sent by who was given its number");
      const input = { ...secrets.bankAccount, contactId: present(contact.jetpayId, "contact") };
      return told(await ctx.jetpay.addBankAccount(input), (value) => ({ jetpayId: value.bankAccountId }));
    }
    case "request_card_page": {
      const contact = await contactOf(ctx, operation);
      const answer = await ctx.jetpay.cardTokenizationUrl({ contactId: present(contact.jetpayId, "contact") });
      return withoutPage(told(answer, (value) => ({ jetpayId: value.creditCardId, url: value.url })));
    }
    default:
      return makeTransactionCall(ctx, operation);
  }
}

async function makeTransactionCall(ctx: Context, operation: OperationRow): Promise<Outcome> {
  const { row, contactId, merchantId, methodId } = await partiesOf(ctx, operation);
  const common = { amountMinor: row.amountMinor, statement: row.statement };
  switch (operation.kind) {
    case "create_credit": {
      const input = {
        ...common,
        note: noteWith(row.note, row.reference),
        contactId,
        fromBankAccountId: merchantId,
        // Without an account Jetpay makes a link of it: a payout that lost its own must not become one.
        ...(row.flow === "payout" ? { toBankAccountId: present(methodId, "bank account") } : {}),
      };
      return told(await ctx.jetpay.createCredit(input), ({ transactionId, link, state }) => ({
        jetpayId: transactionId,
        link,
        state,
      }));
    }
    case "create_debit": {
      const input = { ...common, note: noteWith(row.note, row.reference), contactId, toBankAccountId: merchantId };
      return told(await ctx.jetpay.createDebit(input), ({ transactionId, link, state }) => ({
        jetpayId: transactionId,
        link,
        state,
      }));
    }
    case "charge": {
      const note = noteWith(row.note, row.reference);
      const input = {
        ...common,
        note,
        contactId,
        creditCardId: present(methodId, "card"),
        toBankAccountId: merchantId,
      };
      return told(await ctx.jetpay.charge(input), ({ transactionId, state }) => ({ jetpayId: transactionId, state }));
    }
    case "preauthorize": {
      // The guide's sample has no note here, so the reference ends the statement.
      const input = {
        ...common,
        statement: statementWith(row.statement, row.reference),
        contactId,
        creditCardId: present(methodId, "card"),
        toBankAccountId: merchantId,
      };
      return told(await ctx.jetpay.preauthorize(input), ({ transactionId, state }) => ({
        jetpayId: transactionId,
        state,
      }));
    }
    case "capture":
      return told(
        await ctx.jetpay.capture({ transactionId: present(row.jetpayId, "transaction") }),
        ({ transactionId, state }) => ({
          jetpayId: transactionId,
          state,
        }),
      );
    case "cancel":
      return told(await ctx.jetpay.cancelTransaction({ transactionId: present(row.jetpayId, "transaction") }), () => ({
        state: "cancelled",
      }));
    default:
      throw new Error(`no call for ${operation.kind}`);
  }
}

/** The reference ends what Jetpay shows; by it evidence finds its operation. */
export const noteWith = (note: string, reference: string): string =>
  note === "" ? reference : `${note.slice(0, NOTE_MAX)} ${reference}`;

export const statementWith = (statement: string, reference: string): string =>
  `${statement.slice(0, HOLD_STATEMENT_MAX)} ${reference}`;

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

async function contactOf(ctx: Context, operation: OperationRow) {
  const [contact] = await ctx.db
    .select()
    .from(contacts)
    .where(eq(contacts.id, present(operation.contactId, "operation")));
  if (contact === undefined) throw new Error(`operation ${operation.id} names no contact`);
  return contact;
}

async function partiesOf(ctx: Context, operation: OperationRow) {
  const [found] = await ctx.db
    .select({
      row: transactions,
      contactId: contacts.jetpayId,
      merchantId: merchantAccounts.jetpayId,
      methodId: paymentMethods.jetpayId,
    })
    .from(transactions)
    .innerJoin(contacts, eq(contacts.id, transactions.contactId))
    .innerJoin(merchantAccounts, eq(merchantAccounts.id, transactions.merchantAccountId))
    .leftJoin(paymentMethods, eq(paymentMethods.id, transactions.paymentMethodId))
    .where(eq(transactions.id, present(operation.transactionId, "operation")));
  if (found === undefined) throw new Error(`operation ${operation.id} names no transaction`);
  return { ...found, contactId: present(found.contactId, "contact") };
}
