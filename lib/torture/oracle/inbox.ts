import { asc, eq } from "drizzle-orm";
import { transactionEvents, transactions } from "@/db/schema/transactions";
import { webhookEvents } from "@/db/schema/webhooks";
import type { Truth } from "../truth";
import type { World } from "../world";
import type { Violation } from "./violation";

type Delivered = Pick<Truth, "events" | "deliveries">;

/** Events that Jetpay was told are taken. */
const takenOf = ({ deliveries }: Delivered): Set<number> =>
  new Set(deliveries.filter(({ status }) => status === 200).flatMap(({ eventIds }) => eventIds));

/** Each event that was answered with a 2xx is there, as Jetpay sent it; nothing is there that Jetpay did not send. */
export async function judgeStored(world: World, truth: Delivered): Promise<Violation[]> {
  const stored = await world.admin.select().from(webhookEvents).orderBy(asc(webhookEvents.id));
  const there = new Map(stored.map((event) => [Number(event.id), event]));
  const lost = [...takenOf(truth)].filter((id) => !there.has(id));
  const sent = new Map(truth.events.map((event) => [event.eventId, event]));
  const forged = stored.filter(({ id, data }) => {
    const event = sent.get(Number(id));
    return event === undefined || canonical(event.data) !== canonical(JSON.parse(data));
  });
  return [
    ...lost.map((id): Violation => ({ kind: "event lost", detail: `event ${id} was taken and is not there` })),
    ...forged.map(
      ({ id, data }): Violation => ({ kind: "misreported", detail: `event ${id} is not what was sent: ${data}` }),
    ),
  ];
}

const canonical = (data: object): string => JSON.stringify(Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)));

/** At rest, each stored event has been applied: once to the transaction it speaks of, where that is known here. */
export async function judgeApplied(world: World): Promise<Violation[]> {
  const rows = await world.admin
    .select({ event: webhookEvents, known: transactions.id, fact: transactionEvents.transactionId })
    .from(webhookEvents)
    .leftJoin(transactions, eq(transactions.jetpayId, webhookEvents.jetpayTransactionId))
    .leftJoin(transactionEvents, eq(transactionEvents.webhookEventId, webhookEvents.id));
  const seen = new Set<bigint>();
  return rows.flatMap(({ event, known, fact }): Violation[] => {
    const say = (words: string): Violation[] => [{ kind: "event lost", detail: `event ${event.id} ${words}` }];
    if (seen.has(event.id)) return say("was applied twice");
    seen.add(event.id);
    if (event.processedAt === null) return say(`waits still${event.error === null ? "" : `: ${event.error}`}`);
    return fact === known ? [] : say(known === null ? "is a fact of another's" : "is no fact of its transaction");
  });
}
