import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { contacts, paymentMethods } from "@/db/schema/contacts";
import { operations, transactionEvents, transactions } from "@/db/schema/transactions";
import { webhookEvents } from "@/db/schema/webhooks";
import { type Stage, stageWithin } from "@/lib/alerts/stages";
import { minorFromDatabase } from "@/lib/money";
import { explainFailure } from "@/lib/transactions/explain";
import { CONTRADICTIONS, type TransactionCall } from "@/lib/transactions/facts";
import { countOrphans } from "@/lib/transactions/orphans";
import { OPEN_CONTRADICTIONS, REFUSAL_MATTERS_IN, refusalsSince } from "@/lib/transactions/waiting";
import { named } from "./latest";
import type { Need } from "./needs";

/** Instants at which days of the desk begin. */
export type Days = { yesterday: Date; tomorrow: Date; dayAfter: Date };

/** So many of one kind are listed one by one; the rest are counted. */
export const LISTED = 3;

const NEAR: Stage = 4;

const t = transactions;

/** Transactions of which it is not known what became of a call, the newest first. */
export async function unknownTransactions(db: Executor): Promise<Need[]> {
  const call = db
    .select({ kind: operations.kind, answeredAt: operations.answeredAt, sentAt: operations.sentAt })
    .from(operations)
    .where(and(eq(operations.transactionId, t.id), eq(operations.status, "unknown")))
    .orderBy(desc(operations.createdAt))
    .limit(1)
    .as("call");
  const rows = await db
    .select({
      row: t,
      contactName: contacts.name,
      call: { kind: call.kind, answeredAt: call.answeredAt, sentAt: call.sentAt },
      total: sql<string>`count(*) over ()`,
    })
    .from(t)
    .innerJoin(contacts, eq(contacts.id, t.contactId))
    .leftJoinLateral(call, sql`true`)
    .where(eq(t.state, "unknown"))
    .orderBy(desc(t.stateSince), desc(t.id))
    .limit(LISTED);
  const listed: Need[] = rows.map(({ row, contactName, call: open }) => ({
    kind: "unknown",
    of: named(row, contactName),
    call: open === null ? null : (open.kind as TransactionCall),
    at: (open?.answeredAt ?? open?.sentAt ?? row.stateSince).toISOString(),
    nextCheckAt: row.jetpayId === null ? null : (row.nextCheckAt?.toISOString() ?? null),
  }));
  return withRest(listed, rows[0]?.total, "more_unknown");
}

/** What contradicts itself and nobody has looked into, the latest first; one line for each transaction. */
export async function openContradictions(db: Executor): Promise<Need[]> {
  const { rows: open } = await db.execute<{ id: string; total: string }>(
    sql`select max(fact.id) as id, count(*) over () as total ${OPEN_CONTRADICTIONS}
      group by fact.transaction_id order by 1 desc limit ${LISTED}`,
  );
  if (open.length === 0) return [];
  const e = transactionEvents;
  const rows = await db
    .select({ row: t, contactName: contacts.name, at: e.heardAt, data: e.data })
    .from(e)
    .innerJoin(t, eq(t.id, e.transactionId))
    .innerJoin(contacts, eq(contacts.id, t.contactId))
    .where(
      inArray(
        e.id,
        open.map(({ id }) => Number(id)),
      ),
    );
  const listed: Need[] = rows.map(({ row, contactName, at, data }) => ({
    kind: "contradiction",
    of: named(row, contactName),
    why: CONTRADICTIONS.find((each) => each === data["why"]) ?? "second_id",
    at: at.toISOString(),
  }));
  return withRest(listed, open[0]?.total, "more_contradictions");
}

/** How many of Jetpay's transactions nobody here asked for. */
export async function notOurs(db: Executor): Promise<Need[]> {
  const count = await countOrphans(db);
  return count === 0 ? [] : [{ kind: "not_ours", count }];
}

/** Contacts, accounts and cards of which it is not known whether Jetpay has them: one line, the oldest named. */
export async function unknownContacts(db: Executor): Promise<Need[]> {
  const [row] = await db
    .select({
      contactId: contacts.id,
      contactName: contacts.name,
      kind: operations.kind,
      count: sql<string>`count(*) over ()`,
    })
    .from(operations)
    .innerJoin(contacts, eq(contacts.id, operations.contactId))
    .leftJoin(paymentMethods, eq(paymentMethods.id, operations.paymentMethodId))
    .where(
      and(
        eq(operations.status, "unknown"),
        isNull(operations.transactionId),
        or(
          and(eq(operations.kind, "create_contact"), isNull(contacts.jetpayId)),
          and(isNotNull(operations.paymentMethodId), eq(paymentMethods.state, "unknown")),
        ),
      ),
    )
    .orderBy(asc(operations.createdAt))
    .limit(1);
  if (row === undefined) return [];
  const { contactId, contactName, kind } = row;
  const what = kind === "create_contact" ? "contact" : "method";
  return [{ kind: "unknown_contact", contactId, contactName, what, count: Number(row.count) }];
}

/** Holds that lapse before tomorrow ends, by the day. */
export async function lapsingHolds(db: Executor, days: Days, now: Date): Promise<Need[]> {
  const isToday = sql<boolean>`${t.holdDeadline} < ${days.tomorrow.toISOString()}::timestamptz`;
  const rows = await db
    .select({
      isToday: isToday.as("is_today"),
      currency: t.currency,
      count: sql<string>`count(*)`,
      minor: sql<string>`sum(${t.amountMinor})`,
      firstDeadline: sql<Date>`min(${t.holdDeadline})`.mapWith(t.holdDeadline),
      firstContact: sql<string>`(array_agg(${contacts.name} order by ${t.holdDeadline}, ${t.id}))[1]`,
    })
    .from(t)
    .innerJoin(contacts, eq(contacts.id, t.contactId))
    .where(and(eq(t.flow, "authorization"), eq(t.state, "preauthorized"), lt(t.holdDeadline, days.dayAfter)))
    .groupBy(sql`is_today`, t.currency);
  return rows.map((row) => ({
    kind: "holds",
    when: row.isToday ? "today" : "tomorrow",
    count: Number(row.count),
    minor: minorFromDatabase(row.minor),
    currency: row.currency,
    firstDeadline: row.firstDeadline.toISOString(),
    firstContact: row.firstContact,
    near: stageWithin(row.firstDeadline.getTime(), now.getTime()) === NEAR,
  }));
}

/** Calls that have not left, because Jetpay could not be reached; nothing has been sent. */
export async function queuedCalls(db: Executor): Promise<Need[]> {
  const [row] = await db
    .select({
      since: operations.createdAt,
      message: operations.message,
      contactName: contacts.name,
      count: sql<string>`count(*) over ()`,
    })
    .from(operations)
    .leftJoin(t, eq(t.id, operations.transactionId))
    .leftJoin(contacts, eq(contacts.id, sql`coalesce(${t.contactId}, ${operations.contactId})`))
    .where(and(eq(operations.status, "queued"), sql`${operations.attempts} > 0`))
    .orderBy(asc(operations.createdAt))
    .limit(1);
  if (row === undefined) return [];
  const { contactName, message } = row;
  return [{ kind: "queued", count: Number(row.count), since: row.since.toISOString(), contactName, message }];
}

/** What failed since yesterday began, the newest first. */
export async function failedLately(db: Executor, days: Days): Promise<Need[]> {
  const rows = await db
    .select({ row: t, contactName: contacts.name, total: sql<string>`count(*) over ()` })
    .from(t)
    .innerJoin(contacts, eq(contacts.id, t.contactId))
    .where(and(eq(t.state, "failed"), gte(t.stateSince, days.yesterday)))
    .orderBy(desc(t.stateSince), desc(t.id))
    .limit(LISTED);
  const listed: Need[] = rows.map(({ row, contactName }) => ({
    kind: "failed",
    of: named(row, contactName),
    at: row.stateSince.toISOString(),
    failure: explainFailure(row),
  }));
  return withRest(listed, rows[0]?.total, "more_failed");
}

/** Captures and cancellations that Jetpay refused since yesterday, where nothing was asked for since. */
export async function refusedCalls(db: Executor, days: Days): Promise<Need[]> {
  const e = transactionEvents;
  const rows = await db
    .select({
      row: t,
      contactName: contacts.name,
      call: operations.kind,
      at: e.heardAt,
      message: operations.message,
      total: sql<string>`count(*) over ()`,
    })
    .from(e)
    .innerJoin(operations, eq(operations.id, e.operationId))
    .innerJoin(t, eq(t.id, e.transactionId))
    .innerJoin(contacts, eq(contacts.id, t.contactId))
    .where(
      and(
        inArray(t.state, REFUSAL_MATTERS_IN),
        sql`${e.id} = any(array(select refusal.id ${refusalsSince(days.yesterday)}))`,
      ),
    )
    .orderBy(desc(e.heardAt), desc(e.id))
    .limit(LISTED);
  const listed: Need[] = rows.map(({ row, contactName, call, at, message }) => ({
    kind: "refused",
    of: named(row, contactName),
    at: at.toISOString(),
    call: call === "capture" ? "capture" : "cancel",
    message,
  }));
  return withRest(listed, rows[0]?.total, "more_refused");
}

/** Holds whose deadline passed since yesterday began. */
export async function lapsedHolds(db: Executor, days: Days): Promise<Need[]> {
  const rows = await db
    .select({
      currency: t.currency,
      count: sql<string>`count(*)`,
      minor: sql<string>`sum(${t.amountMinor})`,
      at: sql<Date>`max(${t.holdDeadline})`.mapWith(t.holdDeadline),
      contactName: sql<string>`(array_agg(${contacts.name} order by ${t.holdDeadline} desc))[1]`,
    })
    .from(t)
    .innerJoin(contacts, eq(contacts.id, t.contactId))
    .where(and(eq(t.flow, "authorization"), eq(t.state, "lapsed"), gte(t.holdDeadline, days.yesterday)))
    .groupBy(t.currency);
  return rows.map((row) => ({
    kind: "lapsed",
    count: Number(row.count),
    minor: minorFromDatabase(row.minor),
    currency: row.currency,
    contactName: row.contactName,
    at: row.at.toISOString(),
  }));
}

/** Events that could not be applied and wait for somebody. */
export async function setAsideEvents(db: Executor): Promise<Need[]> {
  const setAside: SQL | undefined = and(isNull(webhookEvents.processedAt), isNotNull(webhookEvents.error));
  const count = await db.$count(webhookEvents, setAside);
  return count === 0 ? [] : [{ kind: "set_aside", count }];
}

export function withRest(
  listed: Need[],
  total: string | undefined,
  kind: "more_contradictions" | "more_unknown" | "more_failed" | "more_refused" | "more_mails",
): Need[] {
  const rest = Number(total ?? 0) - listed.length;
  return rest > 0 ? [...listed, { kind, count: rest }] : listed;
}
