import { and, asc, desc, type SQL, sql } from "drizzle-orm";
import type { Executor, Transaction } from "@/db/client";
import { transactions } from "@/db/schema/transactions";
import { beyond, cursorOf, type Order } from "@/lib/cursor";
import type { PagePlace } from "./filter";

/** Rows and sums must tell of the same moment, or they would not add up while events arrive. */
export const oneMoment = (tx: Transaction) =>
  tx.execute(sql`set transaction isolation level repeatable read, read only`);

const ORDER: Order = { at: transactions.createdAt, id: transactions.id, idType: "uuid" };
export const CURSOR = cursorOf(ORDER);

/** What lies beyond a place, as a condition; undefined where there is no place, or one that is none of ours. */
export const beyondPlace = (place: PagePlace): SQL | undefined =>
  place === null ? undefined : beyond(place.cursor, ORDER, place.towards);

/** The side of a place on which the newest are: mostly the shorter one to count. */
export const newerSide = (place: PagePlace): SQL | undefined =>
  place === null ? undefined : beyond(place.cursor, ORDER, place.towards === "older" ? "from" : "newer");

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
    .where(and(condition, beyondPlace(place)))
    .orderBy(...order)
    .limit(limit);
}
