import { and, asc, desc, type SQL, sql } from "drizzle-orm";
import type { Executor, Transaction } from "@/db/client";
import { transactions } from "@/db/schema/transactions";
import type { PagePlace } from "./filter";

/** Rows and sums must tell of the same moment, or they would not add up while events arrive. */
export const oneMoment = (tx: Transaction) =>
  tx.execute(sql`set transaction isolation level repeatable read, read only`);

/** Microseconds count: two rows may share a millisecond, and a cut cursor would skip or repeat one. */
export const CURSOR = sql<string>`to_char(${transactions.createdAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || ${transactions.id}`;
const CURSOR_FORM = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z)_([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

/** A cursor that is none of ours is as good as none. */
export function knownPlace(place: PagePlace): PagePlace {
  const [, at = ""] = CURSOR_FORM.exec(place?.cursor ?? "") ?? [];
  return Number.isNaN(Date.parse(at)) ? null : place;
}

export function beyond(cursor: string, towards: "older" | "newer"): SQL {
  const [, at, id] = CURSOR_FORM.exec(cursor) ?? [];
  const row = sql`(${transactions.createdAt}, ${transactions.id})`;
  const place = sql`(${at}::timestamptz, ${id}::uuid)`;
  return towards === "older" ? sql`${row} < ${place}` : sql`${row} > ${place}`;
}

/**
 * So few are found and then sorted. PostgreSQL would rather walk the index of the order and try each row, which for a
 * handful among a hundred thousand is ten times slower; an order that no index has makes it begin at the filter.
 */
export const FEW = 2_000;

export function keyset(tx: Executor, condition: SQL | undefined, place: PagePlace, limit: number, few: boolean) {
  const { createdAt, id } = transactions;
  const at = few ? sql`(${createdAt} + interval '0')` : createdAt;
  const order = place?.towards === "newer" ? [asc(at), asc(id)] : [desc(at), desc(id)];
  return tx
    .select({ id, cursor: CURSOR.as("cursor") })
    .from(transactions)
    .where(and(condition, place === null ? undefined : beyond(place.cursor, place.towards)))
    .orderBy(...order)
    .limit(limit);
}
