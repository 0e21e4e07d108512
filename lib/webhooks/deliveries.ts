import { and, desc, ne } from "drizzle-orm";
import { webhookDeliveries } from "@/db/schema/webhooks";
import { type Context, requireRight } from "@/lib/context";
import { beyond, cursorOf, type Order } from "@/lib/cursor";

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
export type DeliveryPage = {
  rows: DeliveryLine[] /** Where the next page begins; null at the end. */;
  next: string | null;
};

export const DELIVERY_VIEWS = ["all", "refused"] as const;
export type DeliveryView = (typeof DELIVERY_VIEWS)[number];

const PAGE_SIZE = 40;
const d = webhookDeliveries;
const ORDER: Order = { key: d.receivedAt, keyType: "time", id: d.id, idType: "bigint" };

/** Deliveries, newest first, by place: a page stays what it is while newer ones come in above it. */
export async function listDeliveries(
  ctx: Context,
  { view, after }: { view: DeliveryView; after: string | null },
): Promise<DeliveryPage> {
  requireRight(ctx, "settings.read");
  const rows = await ctx.db
    .select({ delivery: d, cursor: cursorOf(ORDER) })
    .from(d)
    .where(and(view === "refused" ? ne(d.outcome, "stored") : undefined, beyond(after, ORDER)))
    .orderBy(desc(d.receivedAt), desc(d.id))
    .limit(PAGE_SIZE + 1);
  const shown = rows.slice(0, PAGE_SIZE);
  return {
    rows: shown.map(({ delivery }) => ({
      id: delivery.id,
      receivedAt: delivery.receivedAt.toISOString(),
      httpStatus: delivery.httpStatus,
      outcome: delivery.outcome,
      events: delivery.events,
      fresh: delivery.fresh,
      firstEventId: delivery.firstEventId?.toString() ?? null,
      lastEventId: delivery.lastEventId?.toString() ?? null,
      bytes: delivery.bytes,
      address: delivery.address,
      tokenId: delivery.tokenId,
      times: delivery.times,
      until: delivery.until?.toISOString() ?? null,
    })),
    next: rows.length > PAGE_SIZE ? (shown.at(-1)?.cursor ?? null) : null,
  };
}
