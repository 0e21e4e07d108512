import { Writable } from "node:stream";
import { sql } from "drizzle-orm";
import pino from "pino";
import { type Database, openDatabase } from "@/db/client";
import { users } from "@/db/schema/team";
import { createTestDatabase } from "@/db/testing";
import type { Context, Person } from "@/lib/context";
import { newId } from "@/lib/ids";
import { createJetpay } from "@/lib/jetpay/client";
import { type RunningSimulator, startSimulator } from "@/lib/jetpay/simulator/server";
import type { Role } from "@/lib/permissions";

export type TestDesk = {
  db: Database;
  simulator: RunningSimulator;
  /** A context of a person with this role, whose calls go to the simulator (or to another address). */
  as(role: Role, options?: { baseUrl?: string }): Context<Person>;
  /** Sets a fault of the simulator's calls (lib/jetpay/simulator/faults.ts). */
  fault(fault: Record<string, unknown>): Promise<void>;
  /** Every row of every table as text, for what must be in none of them. */
  stored(): Promise<string>;
  /** Every line logged so far, as it would reach a file. */
  logged(): string;
  close(): Promise<void>;
};

/** A database of its own, a simulated Jetpay on a socket of its own, one person of each role. */
export async function openTestDesk(): Promise<TestDesk> {
  const database = await createTestDatabase();
  const db = openDatabase(database.url, { max: 8 });
  const simulator = await startSimulator();
  const lines: string[] = [];
  const log = pino(
    { level: "trace" },
    new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    }),
  );
  const roles: Role[] = ["viewer", "preparer", "approver", "administrator"];
  const people = new Map<Role, Person>(
    roles.map((role) => [
      role,
      { kind: "person", id: newId(), name: `Test ${role}`, email: `${role}@desk.test`, role },
    ]),
  );
  await db
    .insert(users)
    .values([...people.values()].map(({ kind: _, ...person }) => ({ ...person, createdAt: new Date() })));
  return {
    db,
    simulator,
    as(role, { baseUrl = simulator.url } = {}) {
      const actor = people.get(role);
      if (actor === undefined) throw new Error(`nobody is ${role}`);
      const jetpay = createJetpay({
        baseUrl,
        token: simulator.token,
        units: { transfer: "cents", card: "dollars" },
        currency: "CAD",
        timeoutMs: 2_000,
      });
      return { db, jetpay, currency: "CAD", actor, now: () => new Date(), log, requestId: newId() };
    },
    async fault(fault) {
      const response = await fetch(`${simulator.url}/_simulator/faults`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(fault),
      });
      if (!response.ok) throw new Error(`the simulator refused the fault: ${await response.text()}`);
    },
    stored: () => everythingStored(db),
    logged: () => lines.join(""),
    async close() {
      await simulator.close();
      await db.close();
      await database.drop();
    },
  };
}

async function everythingStored(db: Database): Promise<string> {
  const { rows: tables } = await db.execute<{ name: string }>(sql`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await db.execute<{ row: string }>(sql`select t::text as row from ${sql.raw(name)} t`);
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join("\n");
}
