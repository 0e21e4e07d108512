import { randomUUID } from "node:crypto";
import { Agenda } from "./agenda";
import { CANCELLED, eventType, FIRST_EVENT_ID, HOLD_LIFETIME } from "./choices";
import { type Clock, isoMicros } from "./clock";
import { dueAt, pathOf, spreadOf } from "./lifecycle";
import { outcomeOfAmount } from "./magic";
import type { JetpayEvent, Kind, Passage, Transaction } from "./records";
import type { Store } from "./store";

export type NewTransaction = Pick<
  Transaction,
  "direction" | "kind" | "amountMinor" | "statement" | "note" | "contactId" | "merchantAccountId"
> &
  Partial<Pick<Transaction, "accountId" | "cardId">>;

const FIRST_STATE: Record<Kind, string> = {
  payout: "requested",
  payout_link: "requested",
  payment_link: "requested",
  eft_debit: "requested",
  card_debit: "requested",
  charge: "paid",
  hold: "preauthorized",
};

export const passageOf = (transaction: Transaction): Passage => {
  const last = transaction.history.at(-1);
  if (!last) throw new Error(`transaction ${transaction.id} has no state`);
  return last;
};

export const stateOf = (transaction: Transaction): string => passageOf(transaction).state;

/** Whether a payer, a payee or a capture is awaited. */
const isWaiting = (transaction: Transaction): boolean =>
  transaction.holdExpiresAt !== null || (isLink(transaction) && transaction.paidWith === null);

export const isLink = (transaction: Transaction): boolean =>
  transaction.kind === "payout_link" || transaction.kind === "payment_link";

const isOver = (transaction: Transaction): boolean => ["failed", CANCELLED].includes(stateOf(transaction));

/** Makes transactions and moves them; each move and its event are one change. */
export class Ledger {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #agenda = new Agenda();
  readonly #onEvent: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(store: Store, clock: Clock, onEvent: () => void) {
    this.#store = store;
    this.#clock = clock;
    this.#onEvent = onEvent;
    for (const transaction of store.transactions.values()) this.#enter(transaction);
  }

  create(asked: NewTransaction): Transaction {
    const now = this.#clock.now();
    const made: Transaction = {
      entity: "transaction",
      id: randomUUID(),
      accountId: null,
      cardId: null,
      ...asked,
      paidWith: null,
      outcome: outcomeOfAmount(asked.amountMinor),
      history: [{ state: FIRST_STATE[asked.kind], at: now }],
      step: 0,
      nextAt: null,
      holdExpiresAt: asked.kind === "hold" ? now + HOLD_LIFETIME : null,
      createdAt: now,
    };
    const transaction = isWaiting(made) ? made : this.#planned(made);
    this.#keep(transaction, this.#eventOf(transaction, "created"));
    return transaction;
  }

  /** A person did their part: life goes on as this kind. */
  proceed(
    transaction: Transaction,
    kind: Kind,
    more: Partial<Pick<Transaction, "paidWith" | "accountId" | "cardId">> = {},
  ): void {
    const planned = this.#planned({ ...transaction, ...more, kind, step: 0 });
    this.#keep(planned);
    this.runDue();
  }

  /** Into this state now. */
  move(transaction: Transaction, passage: Omit<Passage, "at">, at = this.#clock.now()): Transaction {
    const moved = { ...transaction, history: [...transaction.history, { ...passage, at }], nextAt: null };
    this.#keep(moved, this.#eventOf(moved, passage.state));
    return moved;
  }

  cancel(transaction: Transaction): void {
    this.move(transaction, { state: CANCELLED });
  }

  capture(transaction: Transaction): Transaction {
    const captured = this.#planned(this.move({ ...transaction, holdExpiresAt: null }, { state: "paid" }));
    this.#keep(captured);
    return captured;
  }

  /** Another ending, from here on. A transaction that waits for a person goes on waiting. */
  destine(transaction: Transaction, outcome: Transaction["outcome"]): void {
    const steps = pathOf(transaction.kind, outcome).length;
    const destined = {
      ...transaction,
      outcome,
      step: outcome.name === "fails" ? Math.min(transaction.step, steps - 1) : transaction.step,
    };
    this.#keep(isWaiting(transaction) || isOver(transaction) ? destined : this.#planned(destined));
  }

  /** An event of any kind, as if Jetpay had one. */
  emit(type: string, data: Record<string, unknown>, foreign = false): JetpayEvent {
    const event = { ...this.#event(type, data, this.#clock.now()), ...(foreign ? { foreign } : {}) };
    this.#store.commit(event);
    this.#onEvent();
    return event;
  }

  /** Everything due up to the present, in the order of time, each at its own. */
  runDue(): void {
    for (let due = this.#nextDue(); due && due.at <= this.#clock.now(); due = this.#nextDue()) {
      this.#agenda.takeFirst();
      this.#step(due.id, due.at);
    }
    this.#arm();
  }

  /** Runs the clock forward to `to`, stopping at each moment something is due. */
  advance(to: number): void {
    for (let due = this.#nextDue(); due && due.at <= to; due = this.#nextDue()) {
      this.#agenda.takeFirst();
      if (this.#clock.frozen && due.at > this.#clock.now()) this.#clock.change({ now: due.at });
      this.#step(due.id, due.at);
    }
    if (to > this.#clock.now()) this.#clock.change({ now: to });
    this.#arm();
    this.#onEvent();
  }

  clear(): void {
    this.#agenda.clear();
    this.close();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #step(id: string, at: number): void {
    const transaction = this.#store.transactions.get(id);
    const step = transaction && pathOf(transaction.kind, transaction.outcome)[transaction.step];
    if (!transaction || !step) return;
    const { after: _after, ...passage } = step;
    const moved = { ...transaction, history: [...transaction.history, { ...passage, at }], step: transaction.step + 1 };
    const planned = this.#planned(moved, at);
    this.#keep(planned, this.#eventOf(planned, step.state));
  }

  // Appointments are never taken back: one that no longer fits its transaction is passed over here.
  #nextDue() {
    for (let first = this.#agenda.first(); first; first = this.#agenda.first()) {
      if (this.#store.transactions.get(first.id)?.nextAt === first.at) return first;
      this.#agenda.takeFirst();
    }
    return undefined;
  }

  #planned(transaction: Transaction, from = this.#clock.now()): Transaction {
    const step = pathOf(transaction.kind, transaction.outcome)[transaction.step];
    return { ...transaction, nextAt: step ? dueAt(step, from, this.#clock.pace, spreadOf(transaction.id)) : null };
  }

  #keep(transaction: Transaction, ...events: JetpayEvent[]): void {
    this.#store.commit(transaction, ...events);
    this.#enter(transaction);
    this.#arm();
    if (events.length > 0) this.#onEvent();
  }

  #enter(transaction: Transaction): void {
    if (transaction.nextAt !== null) this.#agenda.add(transaction.nextAt, transaction.id);
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const due = this.#nextDue();
    if (!due || this.#clock.frozen) return;
    // Timers count no further than 24 days; waking early only arms again.
    this.#timer = setTimeout(() => this.runDue(), Math.min(Math.max(due.at - this.#clock.now(), 0), 3_600_000));
  }

  #eventOf(transaction: Transaction, what: string): JetpayEvent {
    const { state, at } = passageOf(transaction);
    const note = transaction.note === null ? { statement: transaction.statement } : { note: transaction.note };
    const data = { state, transactionId: transaction.id, ...(this.#store.settings.eventNote ? note : {}) };
    return this.#event(eventType(transaction.direction, what), data, at);
  }

  #event(type: string, data: Record<string, unknown>, at: number): JetpayEvent {
    const eventId = FIRST_EVENT_ID + this.#store.events.length;
    return { entity: "event", id: String(eventId), eventId, at, createdAt: isoMicros(at, eventId), type, data };
  }
}
