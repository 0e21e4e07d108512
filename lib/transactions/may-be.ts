import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import { operations, transactions } from "@/db/schema/transactions";
import type { Context } from "@/lib/context";
import { referenceAtEnd } from "@/lib/ids";
import { CREATING } from "./facts";
import type { Direction, Flow } from "./transaction";

/** A payment of ours whose answer was lost, beside what it may be. `sentAt` is an ISO instant, the amount integer minor units. */
export type MayBe = {
  id: string;
  reference: string;
  flow: Flow;
  contactId: string;
  contactName: string;
  amountMinor: number;
  currency: string;
  sentAt: string;
};

/** What Jetpay tells of a transaction that nobody here asked for; its events tell no contact, and seldom more than an id and a state. */
type Told = { direction: Direction | null; firstHappenedAt: string; note: string | null; amount: string | null };
/** What was asked for by a call without an answer. */
type Asked = { direction: Direction; sentAt: Date; amountMinor: number; reference: string };

/** Clocks differ: what Jetpay stamped a little before we sent may still be ours. */
export const CLOCK_SLACK_MS = 60_000;
/** So many are offered beside one another. */
export const OFFERED = 8;

/** Whether nothing that is told speaks against their being one. That is no proof: a person decides. */
export function mayBeOne(told: Told, asked: Asked, readAmount: (text: string) => number | null): boolean {
  if (told.direction !== null && told.direction !== asked.direction) return false;
  if (Date.parse(told.firstHappenedAt) < asked.sentAt.getTime() - CLOCK_SLACK_MS) return false;
  if (amountFits(told, asked, readAmount) === false) return false;
  const reference = referenceAtEnd(told.note);
  return reference === null || reference === asked.reference;
}

/** Whether the amount that is told is the one that was asked for; null where none is told, or none that we can read: the unit is a guess. */
export function amountFits(
  told: Pick<Told, "amount">,
  asked: Pick<Asked, "amountMinor">,
  readAmount: (text: string) => number | null,
): boolean | null {
  const minor = told.amount === null ? null : readAmount(told.amount);
  return minor === null ? null : minor === asked.amountMinor;
}

/** More calls in doubt at once than anybody has; the latest of them. */
const READ = 200;

/** By which unit Jetpay writes amounts of such a call. */
export const unitOf = (call: string): "card" | "transfer" =>
  call === "charge" || call === "preauthorize" ? "card" : "transfer";

/** Puts beside each what of ours it may be, the nearest in time first. */
export async function withMayBe<T extends Told>(ctx: Context, rows: readonly T[]): Promise<(T & { mayBe: MayBe[] })[]> {
  if (rows.length === 0) return [];
  const open = await ctx.db
    .select({ row: transactions, operation: operations, contactName: contacts.name })
    .from(operations)
    .innerJoin(transactions, eq(transactions.id, operations.transactionId))
    .innerJoin(contacts, eq(contacts.id, transactions.contactId))
    .where(
      and(eq(operations.status, "unknown"), inArray(operations.kind, [...CREATING]), isNull(transactions.jetpayId)),
    )
    .orderBy(desc(operations.createdAt))
    .limit(READ);
  const asked = open.map(({ row, operation, contactName }) => ({
    ...{ row, operation, contactName },
    asked: {
      direction: row.direction,
      sentAt: operation.sentAt ?? operation.createdAt,
      amountMinor: row.amountMinor,
      reference: operation.reference ?? row.reference,
    },
  }));
  return rows.map((told) => ({
    ...told,
    mayBe: asked
      .filter((one) => mayBeOne(told, one.asked, (text) => ctx.jetpay.readAmount(unitOf(one.operation.kind), text)))
      // All of them left before it was first spoken of: the latest is the nearest.
      .sort((a, b) => b.asked.sentAt.getTime() - a.asked.sentAt.getTime())
      .slice(0, OFFERED)
      .map(({ row, contactName, asked: { reference, sentAt } }) => ({
        ...{ id: row.id, reference, flow: row.flow, contactId: row.contactId, contactName },
        ...{ amountMinor: row.amountMinor, currency: row.currency, sentAt: sentAt.toISOString() },
      })),
  }));
}
