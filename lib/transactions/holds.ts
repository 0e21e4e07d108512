import { and, asc, desc, eq, gte, inArray, min, notInArray, or, sql } from "drizzle-orm";
import { contacts, paymentMethods } from "@/db/schema/contacts";
import { users } from "@/db/schema/team";
import { operations, transactionEvents, transactions } from "@/db/schema/transactions";
import { type Context, requireRight } from "@/lib/context";
import { readSetting } from "@/lib/settings/settings";
import { type BoardData, type Hold, type HoldCall, purposeOf } from "./hold";

const HOUR_MS = 60 * 60_000;
/** More than any calendar day (25 hours when summer time ends): the board keeps those of today by its zone. */
const A_DAY_MS = 26 * HOUR_MS;
/** More than any calendar month. A hold that lapsed before is history and stands in the list of transactions. */
const A_MONTH_MS = 32 * 24 * HOUR_MS;

const NOT_ON_THE_BOARD = ["draft", "awaiting_approval"];
const OVER = ["initiated", "paid", "completed", "failed", "cancelled"];
const OPEN_CALL = ["sending", "unknown"];
const CAME_TO_NOTHING = ["refused", "withdrawn", "did_not_happen"] as const;

/**
 * Every hold the board shows: open, in doubt, lapsed within a month, and captured, released or failed within the last
 * day. No limit: a sum that quietly skips rows is not true, and a deadline of days bounds how many are open.
 */
export async function readBoard(ctx: Context): Promise<BoardData> {
  requireRight(ctx, "desk.read");
  const now = ctx.now();
  const [rows, days] = await Promise.all([readHolds(ctx, now), readSetting(ctx.db, "holds.days")]);
  return { now: now.toISOString(), deadlineDays: Number(days), holds: rows.map(toHold) };
}

function readHolds({ db }: Context, now: Date) {
  const call = db
    .select({
      kind: operations.kind,
      status: operations.status,
      askedAt: operations.createdAt,
      answeredAt: operations.answeredAt,
      message: operations.message,
      attempts: operations.attempts,
      askedBy: users.name,
    })
    .from(operations)
    .leftJoin(users, eq(users.id, operations.createdBy))
    .where(
      and(
        eq(operations.transactionId, transactions.id),
        inArray(operations.kind, ["preauthorize", "capture", "cancel"]),
      ),
    )
    .orderBy(
      // Of a hold that is over: the last call that may have brought the end, before a later one that came to nothing.
      asc(and(inArray(transactions.state, OVER), inArray(operations.status, CAME_TO_NOTHING)) ?? sql`false`),
      desc(operations.createdAt),
    )
    .limit(1)
    .as("call");
  const capture = db
    .select({ at: min(transactionEvents.happenedAt).as("captured_at") })
    .from(transactionEvents)
    .where(
      and(
        eq(transactionEvents.transactionId, transactions.id),
        inArray(transactionEvents.saidState, ["initiated", "paid", "completed"]),
      ),
    )
    .as("capture");
  return db
    .select({
      row: transactions,
      contactName: contacts.name,
      card: { brand: paymentMethods.brand, last4: paymentMethods.last4 },
      call: {
        kind: call.kind,
        status: call.status,
        askedAt: call.askedAt,
        answeredAt: call.answeredAt,
        message: call.message,
        attempts: call.attempts,
        askedBy: call.askedBy,
      },
      capturedAt: capture.at,
    })
    .from(transactions)
    .innerJoin(contacts, eq(contacts.id, transactions.contactId))
    .leftJoin(paymentMethods, eq(paymentMethods.id, transactions.paymentMethodId))
    .leftJoinLateral(call, sql`true`)
    .leftJoinLateral(capture, sql`true`)
    .where(
      and(
        eq(transactions.flow, "authorization"),
        or(
          // However old: what is not known stays in sight until it is.
          inArray(transactions.state, OPEN_CALL),
          and(
            gte(transactions.holdDeadline, new Date(now.getTime() - A_MONTH_MS)),
            or(
              notInArray(transactions.state, [...NOT_ON_THE_BOARD, ...OVER]),
              and(inArray(transactions.state, OVER), gte(transactions.stateSince, new Date(now.getTime() - A_DAY_MS))),
            ),
          ),
        ),
      ),
    )
    .orderBy(transactions.holdDeadline, transactions.id);
}

type Row = Awaited<ReturnType<typeof readHolds>>[number];

function toHold({ row, contactName, card, call, capturedAt }: Row): Hold {
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    state: row.state,
    amountMinor: row.amountMinor,
    currency: row.currency,
    contactId: row.contactId,
    contactName,
    purpose: purposeOf(row),
    card,
    heldAt: row.createdAt.toISOString(),
    deadline: (row.holdDeadline ?? row.createdAt).toISOString(),
    stateSince: row.stateSince.toISOString(),
    capturedAt: capturedAt?.toISOString() ?? null,
    failReason: row.failReason,
    nextCheckAt: row.nextCheckAt?.toISOString() ?? null,
    call: call === null ? null : toCall(call),
  };
}

function toCall(call: NonNullable<Row["call"]>): HoldCall {
  return {
    kind: call.kind as HoldCall["kind"],
    status: call.status,
    askedBy: call.askedBy,
    askedAt: call.askedAt.toISOString(),
    answeredAt: call.answeredAt?.toISOString() ?? null,
    message: call.message,
    attempts: call.attempts,
  };
}
