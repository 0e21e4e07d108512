import { asc } from "drizzle-orm";
import { webhookCalls, webhookEvents, webhookGaps } from "@/db/schema/webhooks";
import type { Context } from "@/lib/context";
import { healGaps } from "@/lib/webhooks/heal";
import { registerWebhook, watchRegistration } from "@/lib/webhooks/registration";
import { openTestDesk, type TestDesk } from "./desk";

/** A test desk with a registered webhook and a clock of its own, whose worker sees to missing events when it is told to. */
export type HealBench = {
  desk: TestDesk;
  worker(): Context;
  /** Moves the clock, and nothing else. */
  pass(minutes: number): void;
  /** So many minutes of the worker's: what came is applied, Jetpay is asked how it does, gaps are seen to. */
  minute(count?: number): Promise<void>;
  /** Has Jetpay send so many events, or use up their ids for another company. */
  emit(count: number, foreign?: boolean): Promise<void>;
  heard(): Promise<void>;
  /** So many events that never arrive. */
  lost(count: number): Promise<void>;
  gaps(): Promise<(typeof webhookGaps.$inferSelect)[]>;
  calls(): Promise<(typeof webhookCalls.$inferSelect)[]>;
  replays(): Promise<(typeof webhookCalls.$inferSelect)[]>;
  /** How many events there are. */
  stored(): Promise<number>;
};

export async function openHealBench(): Promise<HealBench> {
  let minutes = 0;
  const desk = await openTestDesk({ now: () => new Date(Date.now() + minutes * 60_000) });
  await registerWebhook(desk.ctx, { appUrl: desk.appUrl, callbackKey: null, replayFrom: null });
  const bench: HealBench = {
    desk,
    worker: () => ({ ...desk.ctx, actor: { kind: "system", name: "worker" } }),
    pass(more) {
      minutes += more;
    },
    async minute(count = 1) {
      for (let n = 0; n < count; n++) {
        minutes += 1;
        await desk.settle();
        await watchRegistration(bench.worker());
        await healGaps(bench.worker(), null);
        await desk.settle();
      }
    },
    async emit(count, foreign = false) {
      const events = Array.from({ length: count }, () => ({ type: "company.updated", data: {}, foreign }));
      await desk.control("events", events);
    },
    async heard() {
      await bench.emit(1);
      await desk.settle();
    },
    async lost(count) {
      await desk.fault({ kind: "lose", target: "delivery", count });
      await bench.emit(count);
      await desk.settle();
    },
    gaps: () => desk.db.select().from(webhookGaps).orderBy(asc(webhookGaps.firstId)),
    calls: () => desk.db.select().from(webhookCalls).orderBy(asc(webhookCalls.id)),
    replays: async () => (await bench.calls()).filter(({ fromId, fromTime }) => fromId !== null || fromTime !== null),
    stored: async () => (await desk.db.select({ id: webhookEvents.id }).from(webhookEvents)).length,
  };
  return bench;
}
