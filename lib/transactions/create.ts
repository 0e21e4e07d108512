import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { contacts, merchantAccounts, paymentMethods } from "@/db/schema/contacts";
import { mails } from "@/db/schema/mails";
import { operations, type Parties, transactions } from "@/db/schema/transactions";
import { record } from "@/lib/audit/record";
import { actorIdOf, type Context, requireRight } from "@/lib/context";
import { Conflict, type FieldProblems, InvalidInput } from "@/lib/errors";
import { newId, newReference } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/queue";
import { publish } from "@/lib/live/publish";
import { goesByLink } from "@/lib/mail/link";
import { mailRows } from "@/lib/mail/rows";
import { areSameMails } from "@/lib/mail/same-mails";
import { parse } from "@/lib/parse";
import { readSetting } from "@/lib/settings/settings";
import { addFact } from "./add-fact";
import { acceptAlike, lockAlike } from "./alike";
import type { TransactionCall } from "./facts";
import { statementProblem, type TransactionInput, transactionInput } from "./input";
import { HOLD_STATEMENT_MAX, needsMethod } from "./limits";
import type { TransactionRow } from "./refresh";
import { RIGHT_TO_ASK } from "./right-to-ask";
import { directionOf, type Flow, STATEMENT_MAX } from "./transaction";

const CALL: Record<Flow, TransactionCall> = {
  payout: "create_credit",
  payout_link: "create_credit",
  payment_link: "create_debit",
  charge: "charge",
  authorization: "preauthorize",
};

const DAY_MS = 24 * 60 * 60_000;

/**
 * Writes down what a person asks for: the transaction, its call, who asked, all committed before anything leaves. A
 * second submit of the same form finds the first one's row and changes nothing; one that says something else is refused, and
 * another form that asks for the same is refused until the person has seen the first and says why.
 */
export async function createTransaction(ctx: Context, raw: unknown): Promise<{ id: string; reference: string }> {
  const input = parse(transactionInput, raw);
  requireRight(ctx, RIGHT_TO_ASK[input.flow]);
  if (input.mail !== null) requireRight(ctx, "mails.send");
  return ctx.db.transaction(async (tx) => {
    await lockAlike(tx, input);
    const earlier = await findByForm(tx, input);
    if (earlier !== null) return earlier;
    const parties = await partiesOf(tx, input);
    const again = await acceptAlike(tx, ctx, input);
    let created = await insertTransaction(tx, ctx, input);
    while (created === null) {
      // Lost the race against another submit of the same form, whose row is the answer; or drew a reference in use.
      const rival = await findByForm(tx, input);
      if (rival !== null) return rival;
      created = await insertTransaction(tx, ctx, input);
    }

    const operationId = newId();
    const leavesAt = await leavesAtOf(tx, ctx);
    await tx.insert(operations).values({
      id: operationId,
      kind: CALL[input.flow],
      status: "queued",
      transactionId: created.id,
      reference: created.reference,
      parties,
      leavesAt,
      createdAt: ctx.now(),
      createdBy: actorIdOf(ctx.actor),
    });
    await addFact(tx, ctx.actor, {
      transactionId: created.id,
      kind: "asked",
      source: "person",
      happenedAt: ctx.now(),
      operationId,
      data: {
        call: CALL[input.flow],
        amountMinor: input.amountMinor,
        currency: ctx.currency,
        ...(again === null ? {} : { againOf: again.of, againReason: again.reason }),
      },
    });
    await insertMails(tx, ctx, created.id, created.reference, input);
    await record(tx, ctx, {
      action: "transaction.create",
      subjectId: created.id,
      reason: again?.reason ?? null,
      data: {
        flow: input.flow,
        amountMinor: input.amountMinor,
        currency: ctx.currency,
        reference: created.reference,
        ...(again === null ? {} : { againOf: again.of }),
      },
    });
    await enqueue(
      tx,
      "operation.send",
      { operationId },
      { key: `send:${operationId}`, ...(leavesAt === null ? {} : { runAt: leavesAt }) },
    );
    await publish(tx, "transactions", created.id);
    return created;
  });
}

/** Until then the payment can be taken back; null where the company wants it to leave at once. */
async function leavesAtOf(tx: Transaction, ctx: Context): Promise<Date | null> {
  const seconds = Number(await readSetting(tx, "payments.pauseSeconds"));
  return seconds > 0 ? new Date(ctx.now().getTime() + seconds * 1_000) : null;
}

async function findByForm(tx: Transaction, input: TransactionInput): Promise<{ id: string; reference: string } | null> {
  const [row] = await tx.select().from(transactions).where(eq(transactions.formId, input.formId));
  if (row === undefined) return null;
  if (!(isSame(row, input) && (await hasSameMails(tx, row.id, input)))) throw new Conflict("form_used");
  return { id: row.id, reference: row.reference };
}

/** Whether the form asks for what it asked for before; what the second time says otherwise would be lost without a word. */
const isSame = (row: TransactionRow, input: TransactionInput): boolean =>
  row.flow === input.flow &&
  row.contactId === input.contactId &&
  row.merchantAccountId === input.merchantAccountId &&
  row.paymentMethodId === methodIdIn(input) &&
  row.amountMinor === input.amountMinor &&
  row.statement === input.statement &&
  row.note === input.note;

async function hasSameMails(tx: Transaction, transactionId: string, { formId, flow, mail }: TransactionInput) {
  const there = await tx
    .select()
    .from(mails)
    .where(and(eq(mails.transactionId, transactionId), eq(mails.formId, formId)));
  const of = { formId, kind: "link" as const, transactionId, reference: "", direction: directionOf(flow) };
  const by = { at: new Date(0), userId: null };
  return areSameMails(there, mail === null || !goesByLink(flow) ? [] : mailRows(of, mail, "waiting", by));
}

const methodIdIn = (input: TransactionInput): string | null =>
  needsMethod(input.flow) === null ? null : input.paymentMethodId;

async function insertTransaction(tx: Transaction, ctx: Context, input: TransactionInput) {
  const now = ctx.now();
  const days = Number(await readSetting(tx, "holds.days"));
  const [row] = await tx
    .insert(transactions)
    .values({
      id: newId(),
      formId: input.formId,
      reference: newReference(),
      direction: directionOf(input.flow),
      flow: input.flow,
      state: "sending",
      amountMinor: input.amountMinor,
      currency: ctx.currency,
      contactId: input.contactId,
      paymentMethodId: methodIdIn(input),
      merchantAccountId: input.merchantAccountId,
      statement: input.statement,
      note: input.note,
      holdDeadline: input.flow === "authorization" ? new Date(now.getTime() + days * DAY_MS) : null,
      stateSince: now,
      createdAt: now,
      createdBy: actorIdOf(ctx.actor),
    })
    .onConflictDoNothing()
    .returning({ id: transactions.id, reference: transactions.reference });
  return row ?? null;
}

/**
 * What the form names must be there, be usable, and belong together. What Jetpay knows it by is kept with the call: that is
 * what the person confirms, and no later change of an account moves it.
 */
async function partiesOf(tx: Transaction, input: TransactionInput): Promise<Parties> {
  const problems: FieldProblems = {};
  const [contact] = await tx.select().from(contacts).where(eq(contacts.id, input.contactId));
  if (contact === undefined) problems["contactId"] = { key: "contact_missing" };
  else if (contact.jetpayId === null) problems["contactId"] = { key: "contact_not_at_jetpay" };
  const [merchant] = await tx
    .select()
    .from(merchantAccounts)
    .where(and(eq(merchantAccounts.id, input.merchantAccountId), eq(merchantAccounts.active, true)));
  if (merchant === undefined) problems["merchantAccountId"] = { key: "merchant_missing" };

  const kind = needsMethod(input.flow);
  let method: string | null = null;
  if (kind !== null) {
    const [found] = await tx
      .select()
      .from(paymentMethods)
      .where(
        and(
          eq(paymentMethods.id, input.paymentMethodId ?? input.contactId),
          eq(paymentMethods.contactId, input.contactId),
        ),
      );
    if (found === undefined || found.kind !== kind) problems["paymentMethodId"] = { key: "method_missing" };
    else if (found.state !== "active") problems["paymentMethodId"] = { key: "method_not_usable" };
    method = found?.jetpayId ?? null;
  }
  const max = input.flow === "authorization" ? HOLD_STATEMENT_MAX : STATEMENT_MAX;
  const statement = statementProblem(input.statement, max);
  if (statement !== null) problems["statement"] = { key: statement, values: { max, length: input.statement.length } };
  const ids = { contact: contact?.jetpayId, merchantAccount: merchant?.jetpayId };
  if (Object.keys(problems).length > 0 || !ids.contact || !ids.merchantAccount) throw new InvalidInput(problems);
  return { contact: ids.contact, merchantAccount: ids.merchantAccount, method };
}

async function insertMails(
  tx: Transaction,
  ctx: Context,
  transactionId: string,
  reference: string,
  input: TransactionInput,
) {
  const { mail } = input;
  if (mail === null || !goesByLink(input.flow)) return;
  const of = {
    formId: input.formId,
    kind: "link" as const,
    transactionId,
    reference,
    direction: directionOf(input.flow),
  };
  await tx.insert(mails).values(mailRows(of, mail, "waiting", { at: ctx.now(), userId: actorIdOf(ctx.actor) }));
}
