import { CALLBACK_KEY_HEADER, SECURITY_ANSWER, SECURITY_QUESTION } from "./choices";
import { Journal } from "./journal";
import type {
  Account,
  Card,
  Contact,
  Delivery,
  JetpayEvent,
  Settings,
  StoredRecord,
  Token,
  Tokenization,
  Transaction,
  Webhook,
} from "./records";

/** Deliveries kept in the log at least; older ones go. */
const KEPT_DELIVERIES = 5_000;
/** Lines a journal may have beyond the records it describes before it is written afresh. */
const SLACK_LINES = 20_000;

const FRESH_SETTINGS: Settings = {
  entity: "settings",
  id: "settings",
  offsetMs: 0,
  frozenAt: null,
  pace: 1,
  eventNote: false,
  deliveries: "auto",
  callbackKeyHeader: CALLBACK_KEY_HEADER,
  securityQuestion: SECURITY_QUESTION,
  securityAnswer: SECURITY_ANSWER,
  cardOnFile: true,
  webhooksMade: 0,
  updateReplays: "replays",
};

/** All the simulator knows, in memory, with a journal behind it when it was given a folder. */
export class Store {
  readonly contacts = new Map<string, Contact>();
  readonly accounts = new Map<string, Account>();
  readonly cards = new Map<string, Card>();
  readonly tokenizations = new Map<string, Tokenization>();
  readonly transactions = new Map<string, Transaction>();
  readonly webhooks = new Map<string, Webhook>();
  readonly tokens = new Map<string, Token>();
  /** Ascending, without gaps. */
  events: JetpayEvent[] = [];
  deliveries: Delivery[] = [];
  settings: Settings = FRESH_SETTINGS;
  readonly #journal: Journal<StoredRecord[]> | null;

  constructor(folder: string | undefined) {
    this.#journal = folder === undefined ? null : new Journal(folder);
    for (const records of this.#journal?.read() ?? []) for (const record of records) this.#keep(record);
  }

  /** Keeps these records in place of those with the same ids: all of them, or after a crash none. */
  commit(...records: StoredRecord[]): void {
    this.#journal?.append(records);
    for (const record of records) this.#keep(record);
    this.#compactWhenDue();
  }

  /** Forgets everything but the tokens and the settings of the clock and of deliveries. */
  clear(): void {
    this.contacts.clear();
    this.accounts.clear();
    this.cards.clear();
    this.tokenizations.clear();
    this.transactions.clear();
    this.webhooks.clear();
    this.events = [];
    this.deliveries = [];
    this.settings = { ...this.settings, webhooksMade: 0 };
    this.#compact();
  }

  close(): void {
    this.#journal?.close();
  }

  #keep(record: StoredRecord): void {
    switch (record.entity) {
      case "contact":
        this.contacts.set(record.id, record);
        return;
      case "account":
        this.accounts.set(record.id, record);
        return;
      case "card":
        this.cards.set(record.id, record);
        return;
      case "tokenization":
        this.tokenizations.set(record.id, record);
        return;
      case "transaction":
        this.transactions.set(record.id, record);
        return;
      case "webhook":
        this.webhooks.set(record.id, record);
        return;
      case "token":
        this.tokens.set(record.id, record);
        return;
      case "event":
        this.events.push(record);
        return;
      case "delivery":
        this.deliveries.push(record);
        if (this.deliveries.length > 2 * KEPT_DELIVERIES) this.deliveries = this.deliveries.slice(-KEPT_DELIVERIES);
        return;
      case "settings":
        this.settings = { ...FRESH_SETTINGS, ...record };
        return;
      case "gone":
        this.webhooks.delete(record.id);
        return;
    }
  }

  #compactWhenDue(): void {
    if (this.#journal && this.#journal.lines > SLACK_LINES + 2 * (this.transactions.size + this.events.length))
      this.#compact();
  }

  #compact(): void {
    this.deliveries = this.deliveries.slice(-KEPT_DELIVERIES);
    this.#journal?.compact(
      [
        this.settings,
        ...this.tokens.values(),
        ...this.contacts.values(),
        ...this.accounts.values(),
        ...this.cards.values(),
        ...this.tokenizations.values(),
        ...this.transactions.values(),
        ...this.events,
        ...this.webhooks.values(),
        ...this.deliveries,
      ].map((record) => [record]),
    );
  }
}
