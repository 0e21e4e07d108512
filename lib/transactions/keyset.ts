import { and, type SQL } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { transactions } from "@/db/schema/transactions";
import { cursorOf, type Order } from "@/lib/cursor";
import { beyondPlace, orderBy, type PagePlace } from "@/lib/lists/page";

export const ORDER: Order = { key: transactions.createdAt, keyType: "time", id: transactions.id, idType: "uuid" };
export const CURSOR = cursorOf(ORDER);

export function keyset(tx: Executor, condition: SQL | undefined, place: PagePlace, limit: number, few: boolean) {
  return tx
    .select({ id: transactions.id, cursor: CURSOR.as("cursor") })
    .from(transactions)
    .where(and(condition, beyondPlace(ORDER, place)))
    .orderBy(...orderBy(ORDER, place, few))
    .limit(limit);
}
