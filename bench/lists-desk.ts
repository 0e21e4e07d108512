import { arch, cpus, totalmem } from "node:os";
import { sql } from "drizzle-orm";
import { type Database, openDatabase } from "@/db/client";
import { migrate } from "@/db/migrate";
import { users } from "@/db/schema/team";
import type { Context, Person } from "@/lib/context";
import { newId } from "@/lib/ids";
import { createLog } from "@/lib/log";
import { startEmbedded } from "@/lib/stack/postgres";
import { say } from "@/lib/stack/progress";
import { noJetpay } from "@/lib/testing/no-jetpay";
import { quantile } from "./figures";

/** What the lists that are measured have in common: the databases, who reads them, and the table that comes of it. */

export const NOW = new Date("2026-11-20T19:32:07Z");
// The same at each run, for a database that is there is taken as it is.
const PERSON: Person = {
  kind: "person",
  id: "b0000000-0000-4000-8000-000000000001",
  name: "Bench",
  email: "bench@example.com",
  role: "administrator",
};

/** A name of what a list is narrowed down to, and its reading, which says how much matches. */
export type Asked = { name: string; read: (ctx: Context<Person>) => Promise<number> };

/** A database of `rows`, made by `fill` unless it is there. */
type Wanted = { name: string; rows: number; fill: (db: Database) => Promise<void> };

export async function startServer(runs: number) {
  const cluster = await startEmbedded("bench-postgres");
  const server = openDatabase(cluster.url, { max: 1 });
  say(`${cpus()[0]?.model.trim()} x ${cpus().length}, ${arch()}, ${Math.round(totalmem() / 2 ** 30)} GB`);
  say(`Node ${process.version}, PostgreSQL ${cluster.major}, ${runs} runs each, milliseconds\n`);

  return {
    /** Marked as filled once it is: what was begun and not ended is begun anew. */
    async filled({ name, rows, fill }: Wanted): Promise<Database> {
      const url = Object.assign(new URL(cluster.url), { pathname: `/${name}` }).href;
      const { rows: found } = await server.execute(
        sql`select shobj_description(oid, 'pg_database') as filled from pg_database where datname = ${name}`,
      );
      if (found[0]?.["filled"] !== "filled") {
        await server.execute(sql`drop database if exists ${sql.raw(name)}`);
        await server.execute(sql`create database ${sql.raw(name)}`);
        await migrate(url);
        // Filling takes longer than the product lets one statement run.
        const filling = openDatabase(url, { max: 1 });
        await filling.execute(sql`set statement_timeout = 0`);
        const began = performance.now();
        await fill(filling);
        await filling.execute(sql`vacuum analyze`);
        await filling.close();
        await server.execute(sql`comment on database ${sql.raw(name)} is 'filled'`);
        say(`${name}: ${rows} rows made in ${((performance.now() - began) / 1_000).toFixed(0)} s`);
      } else await migrate(url);
      const db = openDatabase(url);
      await db
        .insert(users)
        .values({ ...PERSON, createdAt: NOW })
        .onConflictDoNothing();
      return db;
    },
    async stop() {
      await server.close();
      await cluster.stop();
    },
  };
}

export const contextOf = (db: Database): Context<Person> => ({
  db,
  jetpay: noJetpay(),
  currency: "CAD",
  actor: PERSON,
  now: () => NOW,
  log: createLog("bench", "warn"),
  requestId: newId(),
});

/** One client reads each in turn from either database; the ratio is of the middle times. */
export async function compare(
  asked: readonly Asked[],
  [few, many]: readonly [Database, Database],
  sizes: readonly number[],
  runs: number,
): Promise<void> {
  const columns = sizes.flatMap((size) => [`${size} match`, "p50", "p95"]);
  say(`${"".padEnd(28)}${columns.map((name) => name.padStart(14)).join("")}      p50 ratio`);
  for (const { name, read } of asked) {
    const [small, large] = [await measure(read, few, runs), await measure(read, many, runs)];
    const cells = [small, large].flatMap(({ matching, p50, p95 }) => [matching, p50.toFixed(1), p95.toFixed(1)]);
    const ratio = (large.p50 / small.p50).toFixed(1);
    say(`${name.padEnd(28)}${cells.map((cell) => String(cell).padStart(14)).join("")}${ratio.padStart(15)}`);
  }
}

async function measure(read: Asked["read"], db: Database, runs: number) {
  const ctx = contextOf(db);
  let matching = 0;
  const times: number[] = [];
  for (let run = -3; run < runs; run += 1) {
    const began = performance.now();
    matching = await read(ctx);
    if (run >= 0) times.push(performance.now() - began);
  }
  return { matching, p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}
