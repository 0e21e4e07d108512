import { sql } from "drizzle-orm";
import type pg from "pg";
import { type Database, openDatabase } from "@/db/client";
import type { Actor, Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import type { Jetpay } from "@/lib/jetpay/client";
import type { JobContext } from "@/lib/jobs/registry";
import { createLog } from "@/lib/log";
import type { MailTransport } from "@/lib/mail/transport";
import { boundaryOf } from "./boundary";
import { type Blow, running, type Task } from "./task";

/** What every process of a run shares: where things are, and how they are spoilt. */
export type Surroundings = {
  databaseUrl: string;
  /** The harness's own connections, which nothing befalls. */
  admin: Database;
  jetpayOf(process: SimulatedProcess): Jetpay;
  mailOf(process: SimulatedProcess): MailTransport;
  /** A broken variant changes statements here; null outside of the check that the oracle sees. */
  rewrite: ((statement: string) => string) | null;
};

let count = 0;

/** One process of the desk, with connections of its own: it can die at any boundary, and another is started. */
export class SimulatedProcess {
  readonly #around: Surroundings;
  readonly #now: () => Date;
  readonly #name: string;
  readonly #db: Database;
  readonly #jetpay: Jetpay;
  readonly #mail: MailTransport;
  /** Its open connections, each with the moment its driver knows that it has ended. */
  readonly #connections = new Map<pg.PoolClient, Promise<void>>();
  dead = false;

  constructor(around: Surroundings, now: () => Date) {
    count += 1;
    this.#around = around;
    this.#now = now;
    this.#name = `torture-${process.pid}-${count}`;
    this.#db = openDatabase(around.databaseUrl, { max: 4, name: this.#name });
    this.#watch(this.#db.pool);
    this.#jetpay = around.jetpayOf(this);
    this.#mail = around.mailOf(this);
  }

  context<A extends Actor>(actor: A): Context<A> {
    return {
      db: this.#db,
      jetpay: this.#jetpay,
      currency: "CAD",
      actor,
      now: this.#now,
      log: SILENT,
      requestId: newId(),
    };
  }

  worker(): JobContext {
    return {
      ...this.context({ kind: "system", name: "worker" }),
      mail: this.#mail,
      appUrl: DESK_URL,
      callbackKey: null,
    };
  }

  /** Comes to a boundary that is no statement: before or after a call, before or after a mail is handed over. */
  async pass(kind: "call" | "answer" | "mail" | "mailed", what: string): Promise<void> {
    const task = running.getStore();
    if (task !== undefined) await this.#suffer(task, await task.pass({ kind, what }));
  }

  async close(): Promise<void> {
    if (!this.dead) await this.#db.close();
  }

  /** Dies here: its connections end, nothing it had not committed is there, and the task never goes on. */
  async die(): Promise<never> {
    this.dead = true;
    await this.#endConnections();
    return running.getStore()?.die() ?? Promise.reject(new Error("no task runs"));
  }

  /**
   * Cuts every connection it has to the database, as a failover does, and waits until they are gone. Its driver knows it then:
   * whether the pool hands out one more that is dead would be left to chance.
   */
  async #endConnections(): Promise<void> {
    const { admin } = this.#around;
    const known = [...this.#connections.values()];
    await admin.execute(sql`
      select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${this.#name}`);
    // PostgreSQL's own waiting looks ten times a second.
    for (;;) {
      const { rows } = await admin.execute(sql`
        select from pg_stat_activity where application_name = ${this.#name} limit 1`);
      if (rows.length === 0) break;
    }
    await Promise.all(known);
  }

  #watch(pool: pg.Pool): void {
    pool.on("connect", (client) => {
      const ended = new Promise<void>((resolve) => {
        client.once("end", () => {
          this.#connections.delete(client);
          resolve();
        });
      });
      this.#connections.set(client, ended);
      const query = client.query;
      Reflect.set(client, "query", (...args: unknown[]) => {
        const run = (changed: unknown[]) => Reflect.apply(query, client, changed);
        return typeof args.at(-1) === "function" ? run(args) : this.#statement(args, run);
      });
    });
    // The pool's own `query` hands a callback on, which leaves the task it was called in.
    Reflect.set(pool, "query", async (...args: unknown[]) => {
      const client = await pool.connect();
      let failure: Error | undefined;
      try {
        return await Reflect.apply(client.query, client, args);
      } catch (error) {
        failure = error instanceof Error ? error : new Error(String(error));
        throw error;
      } finally {
        client.release(failure);
      }
    });
  }

  async #statement(args: unknown[], run: (args: unknown[]) => Promise<unknown>): Promise<unknown> {
    const task = running.getStore();
    const [query, ...values] = args;
    const text = textOf(query);
    if (task === undefined) return run(args);
    const boundary = boundaryOf(text);
    await this.#suffer(task, await task.pass(boundary));
    const { rewrite } = this.#around;
    const result = await run(rewrite === null ? args : [withText(query, rewrite(text)), ...values]).finally(() =>
      task.returned(),
    );
    if (boundary.kind !== "commit") return result;
    await this.#suffer(task, await task.pass({ kind: "committed", what: "commit" }));
    return task.takeUnheard() ? this.#unheard() : result;
  }

  async #suffer(task: Task, blow: Blow["kind"] | null): Promise<void> {
    if (blow === "crash") await this.die();
    if (blow === "cut") await this.#endConnections();
    if (blow === "commit_unheard") task.unheard = true;
  }

  /** What was committed is there, and the process is told that its connection broke. */
  async #unheard(): Promise<never> {
    await this.#endConnections();
    throw Object.assign(new Error("Connection terminated unexpectedly"), { code: "08006" });
  }
}

/** Where an alert leads; nobody follows it. */
export const DESK_URL = "https://desk.test";

const SILENT = createLog("torture", "silent");

const textOf = (query: unknown): string =>
  typeof query === "string" ? query : String((query as { text?: unknown }).text ?? "");

const withText = (query: unknown, text: string): unknown =>
  typeof query === "string" ? text : { ...(query as object), text };
