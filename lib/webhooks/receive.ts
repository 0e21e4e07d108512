import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { type DeliveryEvent, parseDelivery } from "@/lib/jetpay/delivery";
import { idUnder, readEventType, readTransactionFact } from "@/lib/jetpay/map";
import type { TokenVerifier } from "@/lib/jetpay/webhook-token";
import { enqueue } from "@/lib/jobs/queue";
import { publish } from "@/lib/live/publish";
import { writeDelivery } from "./delivery-log";
import { followReplays } from "./follow-replay";
import { refusalLog } from "./refusal-log";

/** Larger deliveries are refused unread: 100 events of the guide's shape need some 20 kB. */
export const MAX_DELIVERY_BYTES = 1024 * 1024;

export type Received = { status: 200 | 400 | 401 | 413; outcome: string; detail: string; stored: number };
type Incoming = { body: Buffer; headers: Headers; address: string | null };

/**
 * Takes one delivery: checked, stored in one statement, answered; applied later by a job. Throws only when storing
 * failed, so that Jetpay tries again. What is refused is kept in the delivery log with its reason.
 */
export async function receiveDelivery(ctx: Context, verify: TokenVerifier, incoming: Incoming): Promise<Received> {
  const { body, headers, address } = incoming;
  const log = { bytes: body.byteLength, address };
  if (body.byteLength > MAX_DELIVERY_BYTES) {
    return refuse(ctx, log, 413, "too_large", "A delivery may have 1 MiB at most.");
  }
  const token = await verify({ body, headers });
  if (!token.ok) return refuse(ctx, log, 401, token.reason, "The delivery's token or callback key was not accepted.");
  const delivery = parseDelivery(body);
  if (!delivery.ok) {
    return refuse(ctx, { ...log, tokenId: token.tokenId }, 400, "not_a_delivery", delivery.problem);
  }
  const stored = await ctx.db.transaction(async (tx) => {
    const ids = delivery.events.map((event) => event.id);
    const newIds = await storeEvents(tx, delivery.events, ctx.now());
    const fresh = newIds.size;
    await followReplays(tx, { ids, fresh: newIds }, ctx.now());
    await writeDelivery(tx, {
      receivedAt: ctx.now(),
      httpStatus: 200,
      outcome: "stored",
      events: ids.length,
      fresh,
      firstEventId: ids.reduce<bigint | null>((low, id) => (low === null || id < low ? id : low), null),
      lastEventId: ids.reduce<bigint | null>((high, id) => (high === null || id > high ? id : high), null),
      bytes: body.byteLength,
      address,
      tokenId: token.tokenId,
    });
    if (fresh > 0) await enqueue(tx, "webhooks.apply", {}, { key: "webhooks.apply" });
    await publish(tx, "webhooks");
    return fresh;
  });
  return { status: 200, outcome: "stored", detail: `${stored} of ${delivery.events.length} events were new.`, stored };
}

/**
 * One statement for the whole batch; an id that is there already changes nothing. In id order, so that two deliveries
 * of the same events at once, whatever their order, never wait for each other in a circle. Answers the ids that are new.
 */
async function storeEvents(
  tx: Parameters<typeof enqueue>[0],
  events: DeliveryEvent[],
  now: Date,
): Promise<Set<bigint>> {
  if (events.length === 0) return new Set();
  const column = (read: (event: DeliveryEvent) => string | null): string => JSON.stringify(events.map(read));
  const texts = (json: string) =>
    sql`select value from jsonb_array_elements_text(${json}::jsonb) with ordinality as t(value, n) order by n`;
  const stored = await tx.execute(sql`
    insert into webhook_events (id, type, created_at, data, received_at, jetpay_transaction_id)
    select e.id, e.type, coalesce(e.created_at, ${now.toISOString()}::timestamptz), e.data::jsonb, ${now.toISOString()}::timestamptz, e.transaction_id
    from unnest(
      array(${texts(column((event) => String(event.id)))})::bigint[],
      array(${texts(column((event) => event.type))})::text[],
      array(${texts(column((event) => event.createdAt))})::timestamptz[],
      array(${texts(column((event) => event.data))})::text[],
      array(${texts(column((event) => transactionIdOf(event)))})::text[]
    ) with ordinality as e(id, type, created_at, data, transaction_id, n)
    order by e.id, e.n
    on conflict (id) do nothing
    returning id`);
  return new Set(stored.rows.map(({ id }) => BigInt(String(id))));
}

/** An event of another subject may carry an `id` that is no transaction's; only the full name counts there. */
function transactionIdOf(event: DeliveryEvent): string | null {
  const data: unknown = JSON.parse(event.data);
  const { subject } = readEventType(event.type);
  return subject === "transaction" ? readTransactionFact(data).transactionId : idUnder(data, ["transaction_id"]);
}

async function refuse(
  ctx: Context,
  log: { bytes: number; address: string | null; tokenId?: string | null },
  status: 400 | 401 | 413,
  outcome: string,
  detail: string,
): Promise<Received> {
  await refusalLog(ctx.db, ctx.log).note(ctx.now(), { httpStatus: status, outcome, ...log });
  return { status, outcome, detail, stored: 0 };
}
