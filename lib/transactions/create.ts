import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { contacts, merchantAccounts, paymentMethods } from "@/db/schema/contacts";
import { mails } from "@/db/schema/mails";
import { operations, transactions } from "@/db/schema/transactions";
import { record } from "@/lib/audit/record";
import { actorIdOf, type Context, requireRight } from "@/lib/context";
import { type FieldProblems, InvalidInput } from "@/lib/errors";
import { newId, newReference } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/queue";
import { publish } from "@/lib/live/publish";
import { parse } from "@/lib/parse";
import type { Permission } from "@/lib/permissions";
import { readSetting } from "@/lib/settings/settings";
import { addFact } from "./add-fact";
import { acceptAlike, lockAlike } from "./alike";
import type { TransactionCall } from "./facts";
import { statementProblem, type TransactionInput, transactionInput } from "./input";
import { HOLD_STATEMENT_MAX, needsMethod } from "./limits";
import { directionOf, type Flow, STATEMENT_MAX } from "./transaction";

const RIGHT: Record<Flow, Permission> = {
  payout: "payouts.create",
  payout_link: "links.create",
  payment_link: "links.create",
  charge: "charges.create",
  authorization: "authorizations.create",
};
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
 * second submit of the same form finds the first one's row and changes nothing; another form that asks for the same is
 * refused until the person has seen the first and says why.
 */
export async function createTransaction(ctx: Context, raw: unknown): Promise<{ id: string; reference: string }> {
  const input = parse(transactionInput, raw);
  requireRight(ctx, RIGHT[input.flow]);
  if (input.mail !== null) requireRight(ctx, "mails.send");
  return ctx.db.transaction(async (tx) => {
    await lockAlike(tx, input);
    const earlier = await findByForm(tx, input.formId);
    if (earlier !== null) return earlier;
    await checkAgainstRows(tx, input);
    const again = await acceptAlike(tx, ctx, input);
    let created = await insertTransaction(tx, ctx, input);
    while (created === null) {
      // Lost the race against another submit of the same form, whose row is the answer; or drew a reference in use.
      const rival = await findByForm(tx, input.formId);
      if (rival !== null) return rival;
      created = await insertTransaction(tx, ctx, input);
    }

    const operationId = newId();
    await tx.insert(operations).values({
      id: operationId,
      kind: CALL[input.flow],
      status: "queued",
      transactionId: created.id,
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
    await enqueue(tx, "operation.send", { operationId }, { key: `send:${operationId}` });
    await publish(tx, "transactions", created.id);
    return created;
  });
}

async function findByForm(tx: Transaction, formId: string): Promise<{ id: string; reference: string } | null> {
  const [row] = await tx
    .select({ id: transactions.id, reference: transactions.reference })
    .from(transactions)
    .where(eq(transactions.formId, formId));
  return row ?? null;
}

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
      paymentMethodId: needsMethod(input.flow) === null ? null : input.paymentMethodId,
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

/** What the form names must be there, be usable, and belong together. */
async function checkAgainstRows(tx: Transaction, input: TransactionInput): Promise<void> {
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
  if (kind !== null) {
    const [method] = await tx
      .select()
      .from(paymentMethods)
      .where(
        and(
          eq(paymentMethods.id, input.paymentMethodId ?? input.contactId),
          eq(paymentMethods.contactId, input.contactId),
        ),
      );
    if (method === undefined || method.kind !== kind) problems["paymentMethodId"] = { key: "method_missing" };
    else if (method.state !== "active") problems["paymentMethodId"] = { key: "method_not_usable" };
  }
  const max = input.flow === "authorization" ? HOLD_STATEMENT_MAX : STATEMENT_MAX;
  const statement = statementProblem(input.statement, max);
  if (statement !== null) problems["statement"] = { key: statement, values: { max, length: input.statement.length } };
  if (Object.keys(problems).length > 0) throw new InvalidInput(problems);
}

async function insertMails(
  tx: Transaction,
  ctx: Context,
  transactionId: string,
  reference: string,
  input: TransactionInput,
) {
  const { mail } = input;
  if (mail === null || (input.flow !== "payout_link" && input.flow !== "payment_link")) return;
  await tx.insert(mails).values(
    mail.recipients.map((recipient, index) => ({
      id: newId(),
      formId: input.formId,
      transactionId,
      toAddress: recipient.address,
      toName: recipient.name,
      locale: mail.locale,
      subject: mail.subject,
      message: mail.message,
      state: "waiting" as const,
      messageId: `<${reference.toLowerCase()}.${index + 1}.${newId()}@jetdesk>`,
      createdAt: ctx.now(),
      createdBy: actorIdOf(ctx.actor),
    })),
  );
}
