import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { contacts, merchantAccounts, paymentMethods } from "@/db/schema/contacts";
import { users } from "@/db/schema/team";
import { operations, transactionEvents, transactions } from "@/db/schema/transactions";
import { type Context, requireRight } from "@/lib/context";
import { goesByLink, isLinkOpen } from "@/lib/mail/link";
import { type Paper, paperOf } from "@/lib/papers/paper";
import { isUuid } from "@/lib/uuid";
import { type AwaitedStep, awaitedNext, usualStep } from "./awaited";
import { type OpenContradiction, openContradictions } from "./contradictions";
import { type Doubt, readDoubts } from "./doubts";
import { type Explanation, explainFailure } from "./explain";
import type { FactKind, TransactionCall } from "./facts";
import type { MethodName } from "./lines";
import { hasOtherAmount } from "./other-amount";
import { buildTimeline, type StoredFact, type TimelineEntry } from "./timeline";
import { type Direction, type Flow, MAY_CANCEL, MAY_CAPTURE, type State } from "./transaction";
import { usualDuration } from "./usual";

/** Everything the page of one transaction shows. Times are ISO instants, the amount integer minor units. */
export type TransactionDetail = {
  id: string;
  reference: string;
  jetpayId: string | null;
  flow: Flow;
  direction: Direction;
  state: State;
  stateSince: string;
  amountMinor: number;
  currency: string;
  statement: string;
  note: string;
  link: string | null;
  holdDeadline: string | null;
  lastHeardAt: string | null;
  nextCheckAt: string | null;
  createdAt: string;
  /** Sent back with whatever is asked for, so that nobody decides on an old picture. */
  version: number;
  contact: { id: string; name: string; email: string };
  method: MethodName | null;
  merchant: { label: string; institution: string; last4: string };
  preparedBy: string | null;
  /** The call that is under way, where there is one. */
  call: { kind: TransactionCall; status: "queued" | "sent"; attempts: number; leavesAt: string | null } | null;
  failure: Explanation | null;
  awaited: AwaitedStep | null;
  /** The receipt or remittance advice that can be had of it. */
  paper: Paper | null;
  /** Calls of which it is not known what became. */
  doubts: Doubt[];
  /** What cannot be, if each call took effect once at most, and nobody has looked into yet. */
  contradictions: OpenContradiction[];
  /** Jetpay made a link for it that we have not got, and which a person may bring. */
  linkMissing: boolean;
  timeline: TimelineEntry[];
  /** What the state permits, and what else is known of it; whether the person's role does is another matter. */
  may: { capture: boolean; cancel: boolean; withdraw: boolean; check: boolean };
};

/** One transaction with its timeline, or null when there is none of that id. */
export async function readTransaction(ctx: Context, id: string): Promise<TransactionDetail | null> {
  requireRight(ctx, "desk.read");
  if (!isUuid(id)) return null;
  const [found] = await ctx.db
    .select({
      row: transactions,
      contact: contacts,
      method: paymentMethods,
      merchant: merchantAccounts,
      by: users.name,
    })
    .from(transactions)
    .innerJoin(contacts, eq(contacts.id, transactions.contactId))
    .innerJoin(merchantAccounts, eq(merchantAccounts.id, transactions.merchantAccountId))
    .leftJoin(paymentMethods, eq(paymentMethods.id, transactions.paymentMethodId))
    .leftJoin(users, eq(users.id, transactions.createdBy))
    .where(eq(transactions.id, id));
  if (found === undefined) return null;
  const { row, contact, method, merchant } = found;
  const call = await openCall(ctx.db, id);
  const facts = await storedFacts(ctx.db, id);
  const otherAmount = hasOtherAmount(facts);
  const step = usualStep(row.state, row.flow);
  const usual = step === null ? null : await usualDuration(ctx.db, row.flow, step);
  return {
    id: row.id,
    reference: row.reference,
    jetpayId: row.jetpayId,
    flow: row.flow,
    direction: row.direction,
    state: row.state,
    stateSince: row.stateSince.toISOString(),
    amountMinor: row.amountMinor,
    currency: row.currency,
    statement: row.statement,
    note: row.note,
    link: row.link,
    holdDeadline: row.holdDeadline?.toISOString() ?? null,
    lastHeardAt: lastHeard(row.lastHeardAt, facts)?.toISOString() ?? null,
    nextCheckAt: row.nextCheckAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
    contact: { id: contact.id, name: contact.name, email: contact.email },
    method: method === null ? null : { kind: method.kind, brand: method.brand, last4: method.last4 },
    merchant: { label: merchant.label, institution: merchant.institution, last4: merchant.last4 },
    preparedBy: found.by,
    call:
      call === null
        ? null
        : {
            ...{ kind: call.kind, status: call.status, attempts: call.attempts },
            leavesAt: call.leavesAt?.toISOString() ?? null,
          },
    failure: row.state === "failed" ? explainFailure(row) : null,
    paper: otherAmount ? null : paperOf(row, facts),
    awaited: awaitedNext({ ...row, call }, usual),
    doubts: await readDoubts(ctx, row),
    contradictions: await openContradictions(ctx.db, id),
    linkMissing:
      !otherAmount && goesByLink(row.flow) && row.link === null && row.jetpayId !== null && isLinkOpen(row.state),
    timeline: buildTimeline(facts),
    may: {
      capture: row.flow === "authorization" && MAY_CAPTURE.has(row.state) && !otherAmount,
      cancel: MAY_CANCEL.has(row.state),
      withdraw: call?.status === "queued",
      check: row.jetpayId !== null,
    },
  };
}

/** A refusal is a word of Jetpay's too, though it says nothing of a state. */
function lastHeard(known: Date | null, facts: readonly StoredFact[]): Date | null {
  const refused = facts.filter(({ kind }) => kind === "refused").map(({ heardAt }) => heardAt);
  return [...refused, ...(known === null ? [] : [known])].sort((a, b) => a.getTime() - b.getTime()).at(-1) ?? null;
}

export async function storedFacts(db: Executor, transactionId: string): Promise<StoredFact[]> {
  const rows = await db
    .select({ event: transactionEvents, operationKind: operations.kind, actor: users.name })
    .from(transactionEvents)
    .leftJoin(operations, eq(operations.id, transactionEvents.operationId))
    .leftJoin(users, eq(users.id, transactionEvents.actorId))
    .where(eq(transactionEvents.transactionId, transactionId))
    .orderBy(asc(transactionEvents.id));
  return rows.map(({ event, operationKind, actor }) => ({
    id: event.id,
    kind: event.kind as FactKind,
    source: event.source,
    happenedAt: event.happenedAt,
    heardAt: event.heardAt,
    saidState: event.saidState,
    webhookEventId: event.webhookEventId,
    operation:
      event.operationId === null || operationKind === null
        ? null
        : { id: event.operationId, kind: operationKind as TransactionCall },
    settles: typeof event.data["settles"] === "string" ? event.data["settles"] : null,
    actor,
    data: event.data,
  }));
}

async function openCall(db: Executor, transactionId: string) {
  const [open] = await db
    .select({
      kind: operations.kind,
      status: operations.status,
      attempts: operations.attempts,
      leavesAt: operations.leavesAt,
      sentAt: operations.sentAt,
    })
    .from(operations)
    .where(and(eq(operations.transactionId, transactionId), inArray(operations.status, ["queued", "sent"])))
    .orderBy(desc(operations.createdAt))
    .limit(1);
  if (open === undefined) return null;
  return {
    ...open,
    kind: open.kind as TransactionCall,
    status: open.status === "queued" ? ("queued" as const) : ("sent" as const),
  };
}
