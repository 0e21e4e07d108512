import { and, asc, eq } from "drizzle-orm";
import { users } from "@/db/schema/team";
import { operations, transactionEvents } from "@/db/schema/transactions";
import type { Context } from "@/lib/context";
import { deniableFrom } from "@/lib/operations/verdict";
import { readSetting } from "@/lib/settings/settings";
import { type Completeness, readCompleteness } from "@/lib/webhooks/completeness";
import { isCreating, type TransactionCall } from "./facts";
import { amountFits, mayBeOne, OFFERED, unitOf } from "./may-be";
import { type Orphan, orphansSince } from "./orphans";
import type { TransactionRow } from "./refresh";

/** A call without an answer, with all that helps a person find what became of it. Times are ISO instants. */
export type Doubt = {
  operationId: string;
  call: TransactionCall;
  creates: boolean;
  /** By which it is found in Jetpay's dashboard. */
  reference: string;
  sentAt: string;
  /** From when on it can be said that it did not happen. */
  deniableFrom: string;
  /** Who looked already and could not tell, the latest last. */
  looked: { by: string; at: string; reason: string }[];
  /** What Jetpay spoke of since then that nobody here knows. A proposal, never a fact. */
  orphans: OfferedOrphan[];
  /** How many more Jetpay spoke of since then, of its direction, that nobody here asked for. */
  others: number;
  completeness: Completeness;
};

/** `otherAmount`: the amount it tells is not the one that was asked for, so that nobody can say it is the one (lib/operations/look-up.ts). */
export type OfferedOrphan = Orphan & { otherAmount: boolean };

/** Every call of a transaction whose outcome is not known, the oldest first. */
export async function readDoubts(ctx: Context, row: TransactionRow): Promise<Doubt[]> {
  const open = await ctx.db
    .select()
    .from(operations)
    .where(and(eq(operations.transactionId, row.id), eq(operations.status, "unknown")))
    .orderBy(asc(operations.createdAt));
  if (open.length === 0) return [];
  const minutes = Number(await readSetting(ctx.db, "doubts.minutes"));
  const completeness = await readCompleteness(ctx);
  const looks = await ctx.db
    .select({ event: transactionEvents, by: users.name })
    .from(transactionEvents)
    .innerJoin(users, eq(users.id, transactionEvents.actorId))
    .where(and(eq(transactionEvents.transactionId, row.id), eq(transactionEvents.kind, "still_unknown")))
    .orderBy(asc(transactionEvents.id));
  return Promise.all(
    open.map(async (operation) => {
      const sentAt = operation.sentAt ?? operation.createdAt;
      const creates = isCreating(operation.kind);
      return {
        operationId: operation.id,
        call: operation.kind as TransactionCall,
        creates,
        reference: operation.reference ?? row.reference,
        sentAt: sentAt.toISOString(),
        deniableFrom: deniableFrom(operation, minutes).toISOString(),
        looked: looks
          .filter(({ event }) => event.operationId === operation.id)
          .map(({ event, by }) => ({
            by,
            at: event.happenedAt.toISOString(),
            reason: String(event.data["reason"] ?? ""),
          })),
        ...(creates && row.jetpayId === null ? await orphansOf(ctx, row, operation) : { orphans: [], others: 0 }),
        completeness,
      };
    }),
  );
}

/** What Jetpay spoke of since the call left and what nothing that is told speaks against, what tells the same amount first. */
async function orphansOf(ctx: Context, row: TransactionRow, operation: typeof operations.$inferSelect) {
  const asked = {
    direction: row.direction,
    sentAt: operation.sentAt ?? operation.createdAt,
    amountMinor: row.amountMinor,
    reference: operation.reference ?? row.reference,
  };
  const heard = await orphansSince(ctx.db, asked.direction, asked.sentAt);
  // What tells another amount comes last and stays: in which unit Jetpay writes amounts is not known for certain.
  const readAmount = (text: string) => ctx.jetpay.readAmount(unitOf(operation.kind), text);
  const fits = (one: Orphan) => amountFits(one, asked, readAmount);
  const nearness = (one: Orphan) => [false, null, true].indexOf(fits(one));
  const fitting = heard
    .filter((one) => mayBeOne({ ...one, amount: null }, asked, readAmount))
    .sort((a, b) => nearness(b) - nearness(a))
    .slice(0, OFFERED)
    .map((one) => ({ ...one, otherAmount: fits(one) === false }));
  return { orphans: fitting, others: heard.length - fitting.length };
}
