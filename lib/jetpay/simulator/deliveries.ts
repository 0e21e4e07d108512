import { randomUUID } from "node:crypto";
import { RETRY_BASE } from "./choices";
import type { Clock } from "./clock";
import { type Answer, bodyOf, Courier } from "./courier";
import type { DeliveryFault, Faults } from "./faults";
import type { Batch, Delivery, JetpayEvent, Webhook } from "./records";
import { backedOff, dueAt } from "./schedule";
import type { Signer } from "./signer";
import type { Store } from "./store";

/**
 * Sends events to the registered webhooks: in batches when enough have come or the oldest has waited long enough, one
 * batch of a webhook at a time, again and again with growing pauses until it is taken or given up.
 */
export class Deliveries {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #faults: Faults;
  readonly #courier: Courier;
  readonly #retryBase: number;
  readonly #underway = new Map<string, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  #flushed: Delivery[] | null = null;

  constructor(store: Store, clock: Clock, signer: Signer, faults: Faults, retryBase = RETRY_BASE) {
    this.#store = store;
    this.#clock = clock;
    this.#faults = faults;
    this.#courier = new Courier(store, signer);
    this.#retryBase = retryBase;
  }

  get courier(): Courier {
    return this.#courier;
  }

  /** Something may be due: send what is, and wake up for what will be. */
  poke(): void {
    clearTimeout(this.#timer);
    if (this.#closed || this.#flushed || this.#store.settings.deliveries === "held") return;
    const now = this.#clock.now();
    let next = Number.POSITIVE_INFINITY;
    for (const webhook of this.#store.webhooks.values()) {
      if (this.#underway.has(webhook.id)) continue;
      const at = dueAt(webhook, this.pending(webhook), now, this.#clock.pace);
      if (at <= now) this.#start(webhook, false);
      else next = Math.min(next, at);
    }
    if (next === Number.POSITIVE_INFINITY || this.#clock.frozen) return;
    this.#timer = setTimeout(() => this.poke(), Math.min(Math.max(next - now, 1), 3_600_000));
  }

  /**
   * Sends all there is now, whatever the waits and pauses, until each webhook is up to date or has failed once. With `late`, batches
   * held back by a delay fault as well. Answers with what was sent.
   */
  async flush(late = false): Promise<Delivery[]> {
    const sent: Delivery[] = [];
    this.#flushed = sent;
    try {
      await this.settle();
      for (const id of [...this.#store.webhooks.keys()]) await this.#flushOne(id, late);
    } finally {
      this.#flushed = null;
    }
    this.poke();
    return sent;
  }

  async #flushOne(id: string, late: boolean): Promise<void> {
    for (;;) {
      const before = this.#store.webhooks.get(id);
      if (!before || !this.#hasWork(before, late)) return;
      await this.#start(before, true);
      const after = this.#store.webhooks.get(id);
      if (!after || after.retry !== null || !advanced(before, after)) return;
    }
  }

  /** Waits for what is on its way. */
  async settle(): Promise<void> {
    while (this.#underway.size > 0) await Promise.all(this.#underway.values());
  }

  /** Undelivered events of a webhook, in order. */
  pending(webhook: Webhook): JetpayEvent[] {
    const first = this.#store.events[0]?.eventId ?? 0;
    return this.#store.events.slice(Math.max(webhook.cursor + 1 - first, 0)).filter(({ foreign }) => foreign !== true);
  }

  /** The state Jetpay's API shows. */
  stateOf(webhook: Webhook): string {
    if (this.#underway.has(webhook.id)) return "dispatching";
    if (webhook.failed) return "failed";
    if (webhook.retry) return "backing_off";
    return this.#store.events.length > 0 && this.pending(webhook).length > 0 ? "scheduled" : "active";
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#courier.abort();
    await this.settle();
  }

  #hasWork(webhook: Webhook, late: boolean): boolean {
    const lateDue = webhook.late.some((batch) => late || batch.at <= this.#clock.now());
    return !webhook.failed && (webhook.retry !== null || lateDue || this.pending(webhook).length > 0);
  }

  #start(webhook: Webhook, ignoreWaits: boolean): Promise<void> {
    const run = this.#send(webhook, ignoreWaits).finally(() => {
      this.#underway.delete(webhook.id);
      this.poke();
    });
    this.#underway.set(webhook.id, run);
    return run;
  }

  async #send(webhook: Webhook, ignoreWaits: boolean): Promise<void> {
    const now = this.#clock.now();
    const late = webhook.late.find((batch) => batch.at <= now);
    if (late) return this.#sendLate(webhook, late);
    const retry = webhook.retry;
    if (retry && (ignoreWaits || retry.at <= now))
      return this.#sendBatch(webhook, this.#events(retry), retry.attempts, retry.firstTriedAt);
    const pending = this.pending(webhook).slice(0, webhook.maxBatchSize);
    if (!retry && pending.length > 0) return this.#sendBatch(webhook, pending, 0, now);
    const [held] = webhook.late;
    if (held && ignoreWaits) return this.#sendLate(webhook, held);
  }

  async #sendBatch(webhook: Webhook, events: JetpayEvent[], attempts: number, firstTriedAt: number): Promise<void> {
    const fault = this.#faults.forDelivery();
    const batch = batchOf(events);
    const answer = await this.#through(webhook, events, attempts + 1, fault);
    const now = this.#store.webhooks.get(webhook.id);
    if (!now || now.epoch !== webhook.epoch) return;
    if (answer === "held") {
      const held = { ...batch, at: this.#clock.now() + (fault?.ms ?? 0) };
      this.#store.commit({ ...now, cursor: batch.last, retry: null, late: [...now.late, held] });
    } else if (answer.taken) {
      this.#store.commit({
        ...now,
        cursor: batch.last,
        retry: null,
        lastSentEventId: Math.max(now.lastSentEventId ?? 0, batch.last),
      });
    } else {
      const pauses = { now: this.#clock.now(), pace: this.#clock.pace, base: this.#retryBase };
      this.#store.commit(backedOff(now, { batch, attempts: attempts + 1, firstTriedAt }, pauses));
    }
  }

  async #through(
    webhook: Webhook,
    events: JetpayEvent[],
    attempt: number,
    fault: DeliveryFault | null,
  ): Promise<Answer | "held"> {
    const log = (answer: Answer) => this.#log(webhook, events, attempt, answer, fault);
    switch (fault?.kind) {
      case "lose":
        return log({ taken: true, status: null, error: "lost on the way" });
      case "delay":
        log({ taken: false, status: null, error: "held back" });
        return "held";
      case "shuffle":
        return log(await this.#courier.post(webhook, bodyOf(webhook, [...events].reverse())));
      case "double":
        log(await this.#courier.post(webhook, bodyOf(webhook, events)));
        return log(await this.#courier.post(webhook, bodyOf(webhook, events)));
      case "forge":
        log(await this.#courier.post(webhook, forgedBody(webhook, events), fault.flaw));
        return log(await this.#courier.post(webhook, bodyOf(webhook, events)));
      default:
        return log(await this.#courier.post(webhook, bodyOf(webhook, events)));
    }
  }

  async #sendLate(webhook: Webhook, late: Webhook["late"][number]): Promise<void> {
    const events = this.#events(late);
    const answer = this.#log(webhook, events, 1, await this.#courier.post(webhook, bodyOf(webhook, events)), null);
    const now = this.#store.webhooks.get(webhook.id);
    if (!now || now.epoch !== webhook.epoch) return;
    const others = now.late.filter((batch) => batch.first !== late.first || batch.at !== late.at);
    const again = { ...late, at: this.#clock.now() + Math.max(this.#retryBase / this.#clock.pace, 1) };
    const lastSentEventId = answer.taken ? Math.max(now.lastSentEventId ?? 0, late.last) : now.lastSentEventId;
    this.#store.commit({ ...now, late: answer.taken ? others : [...others, again], lastSentEventId });
  }

  #events(batch: Batch): JetpayEvent[] {
    const first = this.#store.events[0]?.eventId ?? 0;
    return this.#store.events
      .slice(batch.first - first, batch.last - first + 1)
      .filter(({ foreign }) => foreign !== true);
  }

  #log(webhook: Webhook, events: JetpayEvent[], attempt: number, answer: Answer, fault: DeliveryFault | null): Answer {
    const delivery: Delivery = {
      entity: "delivery",
      id: randomUUID(),
      webhookId: webhook.id,
      at: this.#clock.now(),
      eventIds: events.map((event) => event.eventId),
      attempt,
      status: answer.status,
      error: answer.error,
      fault: fault?.kind ?? null,
    };
    this.#store.commit(delivery);
    this.#flushed?.push(delivery);
    return answer;
  }
}

const batchOf = (events: JetpayEvent[]): Batch => ({
  first: events[0]?.eventId ?? 0,
  last: events.at(-1)?.eventId ?? 0,
});

const advanced = (before: Webhook, after: Webhook): boolean =>
  after.cursor !== before.cursor || after.late.length < before.late.length;

// What a forger would want believed: every transaction of the batch completed.
function forgedBody(webhook: Webhook, events: JetpayEvent[]): Buffer {
  return bodyOf(
    webhook,
    events.map((event) => ({ ...event, data: { ...event.data, state: "completed" } })),
  );
}
