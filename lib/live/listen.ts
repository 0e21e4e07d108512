import pg from "pg";
import type { Log } from "@/lib/log";
import { LIVE_CHANNEL, type LiveChange } from "./publish";

/** `heard`: from now on every change is told, and some before may have been missed. `unheard`: until then none is. */
export type LiveNews = LiveChange | "heard" | "unheard";
type Listener = (news: LiveNews) => void;

const RETRY_MS = 1_000;
/** The same change is told at once, and then at most this often: under a flood a page reads anew once a second. */
const PAUSE_MS = 1_000;

/** How often the other end is asked whether it is still there, and how long it may take to answer that, or to take a connection. */
type Patience = { askedEveryMs: number; answersWithinMs: number };
const PATIENCE: Patience = { askedEveryMs: 5_000, answersWithinMs: 5_000 };

/** One connection of a process that hears what changed and tells all who listen, and whether it hears. */
export class LiveListener {
  readonly #url: string;
  readonly #log: Log;
  readonly #patience: Patience;
  readonly #listeners = new Set<Listener>();
  #client: pg.Client | null = null;
  #connecting = false;
  /** What was told a moment ago, and whether it was heard again since. */
  readonly #resting = new Map<string, boolean>();

  constructor(url: string, log: Log, patience = PATIENCE) {
    this.#url = url;
    this.#log = log;
    this.#patience = patience;
  }

  /** Calls `listener` for each change until the returned function is called. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    if (this.#client === null) void this.#connect();
    else listener("heard");
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#disconnect();
    };
  }

  async #connect(): Promise<void> {
    if (this.#client !== null || this.#connecting) return;
    this.#connecting = true;
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: "jetdesk-live",
      connectionTimeoutMillis: this.#patience.answersWithinMs,
      query_timeout: this.#patience.answersWithinMs,
    });
    client.on("notification", ({ payload = "{}" }) => this.#hear(payload));
    client.on("error", (error) => this.#lost(client, error));
    client.on("end", () => this.#lost(client, null));
    try {
      await client.connect();
      await client.query(`listen ${LIVE_CHANNEL}`);
      this.#client = client;
      this.#tell("heard");
      this.#keepAsking(client);
    } catch (error) {
      this.#log.warn({ err: error }, "live changes cannot be heard; trying again");
      this.#end(client);
      this.#retry();
    } finally {
      this.#connecting = false;
    }
    if (this.#listeners.size === 0) this.#disconnect();
  }

  /** A connection that is dropped on the way without a word looks like one on which nothing happens; TCP finds out in minutes or hours. */
  #keepAsking(client: pg.Client): void {
    setTimeout(() => {
      if (this.#client !== client) return;
      client.query("select 1").then(
        () => this.#keepAsking(client),
        (error: unknown) => this.#lost(client, error),
      );
    }, this.#patience.askedEveryMs).unref();
  }

  #lost(client: pg.Client, error: unknown): void {
    if (this.#client !== client) return;
    this.#client = null;
    this.#end(client);
    this.#log.warn({ err: error }, "the connection that hears live changes broke");
    this.#tell("unheard");
    this.#retry();
  }

  #retry(): void {
    setTimeout(() => {
      if (this.#listeners.size > 0) void this.#connect();
    }, RETRY_MS).unref();
  }

  #disconnect(): void {
    const client = this.#client;
    this.#client = null;
    if (client !== null) this.#end(client);
  }

  #end(client: pg.Client): void {
    client.end().catch((error: unknown) => this.#log.warn({ err: error }, "live connection did not close"));
  }

  #hear(payload: string): void {
    if (this.#resting.has(payload)) {
      this.#resting.set(payload, true);
      return;
    }
    this.#resting.set(payload, false);
    setTimeout(() => {
      const again = this.#resting.get(payload) === true;
      this.#resting.delete(payload);
      if (again) this.#hear(payload);
    }, PAUSE_MS).unref();
    this.#tell(JSON.parse(payload) as LiveChange);
  }

  #tell(news: LiveNews): void {
    for (const listener of this.#listeners) listener(news);
  }
}
