import { and, count, ilike, inArray, ne, or, type SQL, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { webhookDeliveries } from "@/db/schema/webhooks";
import { isBigint } from "@/lib/bigint";
import { type Context, requireRight } from "@/lib/context";
import { cursorOf, type Order } from "@/lib/cursor";
import { escapeLike } from "@/lib/lists/like";
import { beyondPlace, type Counted, countOf, oneMoment, orderBy, type PagePlace, readPage } from "@/lib/lists/page";
import { MOST_TEXTS, textsOf } from "@/lib/lists/search-line";
import { withinDays } from "@/lib/lists/within-days";
import { readSetting } from "@/lib/settings/settings";
import type { DeliveryFilter } from "./delivery-search";

/** One call to the webhook route, taken or refused. Times are ISO instants, event ids text. */
export type DeliveryLine = {
  id: number;
  receivedAt: string;
  httpStatus: number;
  /** `stored`, or why it was refused. */
  outcome: string;
  events: number;
  /** Of these, new; the rest had been delivered before. */
  fresh: number;
  firstEventId: string | null;
  lastEventId: string | null;
  bytes: number;
  address: string | null;
  tokenId: string | null;
  /** How many calls the line stands for; of more than one, when the last came. */
  times: number;
  until: string | null;
};
export type DeliveryPage = { rows: DeliveryLine[]; older: string | null; newer: string | null; counted: Counted };

const d = webhookDeliveries;
const ORDER: Order = { key: d.receivedAt, keyType: "time", id: d.id, idType: "bigint" };

/** Deliveries that the filter lets through, the newest first. */
export async function listDeliveries(ctx: Context, filter: DeliveryFilter, place: PagePlace): Promise<DeliveryPage> {
  requireRight(ctx, "settings.read");
  const condition = deliveryCondition(filter, await readSetting(ctx.db, "desk.zone"));
  return ctx.db.transaction(async (tx) => {
    await oneMoment(tx);
    const { rows, older, newer, counted } = await readPage(ORDER, place, {
      count: (side) => countDeliveries(tx, condition, side),
      rows: (at, limit, few) => readDeliveryLines(tx, condition, at, limit, few),
    });
    return { rows: rows.map(({ line }) => line), older, newer, counted };
  });
}

export function deliveryCondition(filter: DeliveryFilter, zone: string): SQL | undefined {
  const { view, outcomes, address, text } = filter;
  return and(
    view === "refused" ? ne(d.outcome, "stored") : undefined,
    outcomes.length === 0 ? undefined : inArray(d.outcome, outcomes),
    address === null ? undefined : ilike(d.address, `%${escapeLike(address)}%`),
    withinDays(d.receivedAt, filter, zone),
    ...textsOf(text)
      .slice(0, MOST_TEXTS)
      .map((each) => or(brought(each), ilike(d.tokenId, `%${escapeLike(each)}%`))),
  );
}

/** The event may be among those that it brought: of these the first and the last are kept. */
const brought = (id: string): SQL | undefined =>
  isBigint(id) ? sql`${id}::bigint between ${d.firstEventId} and ${d.lastEventId}` : undefined;

export async function countDeliveries(
  db: Executor,
  condition: SQL | undefined,
  side: SQL | undefined,
): Promise<Counted> {
  const [row] = await db
    .select({ matching: count(), before: countOf(side) })
    .from(d)
    .where(condition);
  return { matching: row?.matching ?? 0, before: Number(row?.before ?? 0) };
}

export async function readDeliveryLines(
  db: Executor,
  condition: SQL | undefined,
  place: PagePlace,
  limit: number,
  few: boolean,
): Promise<{ line: DeliveryLine; cursor: string }[]> {
  const rows = await db
    .select({ delivery: d, cursor: cursorOf(ORDER) })
    .from(d)
    .where(and(condition, beyondPlace(ORDER, place)))
    .orderBy(...orderBy(ORDER, place, few))
    .limit(limit);
  if (place?.towards === "newer") rows.reverse();
  return rows.map(({ delivery, cursor }) => ({
    cursor,
    line: {
      ...delivery,
      receivedAt: delivery.receivedAt.toISOString(),
      firstEventId: delivery.firstEventId?.toString() ?? null,
      lastEventId: delivery.lastEventId?.toString() ?? null,
      until: delivery.until?.toISOString() ?? null,
    },
  }));
}
