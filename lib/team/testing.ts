import pino from "pino";
import { type Database, openDatabase } from "@/db/client";
import { users } from "@/db/schema/team";
import { createTestDatabase } from "@/db/testing";
import type { Context, Person } from "@/lib/context";
import { newId } from "@/lib/ids";
import type { Role } from "@/lib/permissions";
import { noJetpay } from "@/lib/testing/no-jetpay";

export type TestTeam = {
  db: Database;
  /** A clock that moves only when told to. */
  clock: { now: () => Date; pass: (seconds: number) => void };
  /** Adds somebody; `passwordHash` null cannot sign in by password. */
  add(person: Partial<typeof users.$inferInsert> & { name: string; role: Role }): Promise<Person>;
  as(person: Person): Context<Person>;
  close(): Promise<void>;
};

/** A database of its own with nobody in it. Nothing here calls Jetpay. */
export async function openTestTeam(): Promise<TestTeam> {
  const database = await createTestDatabase();
  const db = openDatabase(database.url, { max: 8 });
  const log = pino({ level: "silent" });
  const jetpay = noJetpay();
  let time = Date.parse("2026-03-02T14:00:00Z");
  const clock = {
    now: () => new Date(time),
    pass(seconds: number) {
      time += seconds * 1000;
    },
  };
  return {
    db,
    clock,
    async add(person) {
      const email = person.email ?? `${person.name.toLowerCase().replace(/ /g, ".")}@desk.test`;
      const row = { id: newId(), createdAt: clock.now(), passwordHash: null, ...person, email };
      await db.insert(users).values(row);
      return { kind: "person", id: row.id, name: row.name, email, role: row.role };
    },
    as: (actor) => ({ db, jetpay, currency: "CAD", actor, now: clock.now, log, requestId: newId() }),
    async close() {
      await db.close();
      await database.drop();
    },
  };
}
