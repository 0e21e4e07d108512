import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { loadEnv } from "@/lib/env";
import { enqueue } from "./queue";
import { readReadiness } from "./readiness";
import { startWorker, type Worker } from "./worker";

let database: TestDatabase;
let db: Database;
let worker: Worker;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url, { max: 2, name: "test" });
  worker = await startWorker(
    loadEnv({
      NODE_ENV: "test",
      JETDESK_LOCAL: "on",
      DATABASE_URL: database.url,
      JETPAY_BASE_URL: "http://127.0.0.1:9",
      JETPAY_API_TOKEN: "test",
      JETPAY_TRANSFER_AMOUNT_UNIT: "cents",
      JETPAY_CARD_AMOUNT_UNIT: "dollars",
      APP_URL: "http://localhost:3000",
      NEXTAUTH_SECRET: "x".repeat(32),
      LOG_LEVEL: "silent",
    }),
  );
});
afterAll(async () => {
  await worker.stop();
  await db.close();
  await database.drop();
});

async function jobsLeft(): Promise<number> {
  const { rows } = await db.execute(sql`select 1 from graphile_worker.jobs where task_identifier = 'housekeeping'`);
  return rows.length;
}
const untilDone = () => vi.waitFor(async () => expect(await jobsLeft()).toBe(0), { timeout: 15_000, interval: 50 });

test("a job is run soon after its commit, and the worker is known to live", async () => {
  await enqueue(db, "housekeeping", {});
  await untilDone();
  expect(await readReadiness(db)).toEqual({ database: true, migrations: true, worker: true });
});

test("a worker whose connections are all cut goes on", async () => {
  await db.execute(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and application_name <> 'test'`);
  await enqueue(db, "housekeeping", {});
  await untilDone();
});

test("a failed job that cannot be written down as failed ends no process and is run again", async () => {
  const unheard: unknown[] = [];
  const hear = (reason: unknown) => unheard.push(reason);
  process.on("unhandledRejection", hear);
  try {
    await db.execute(sql`create sequence refused`);
    await db.execute(sql`
      create function refuse_once() returns trigger language plpgsql as $$
      begin
        if nextval('refused') = 1 then raise exception 'not now'; end if;
        return new;
      end $$`);
    await db.execute(sql`
      create trigger refuse_once before update on graphile_worker._private_jobs for each row
      when (new.last_error is distinct from old.last_error) execute function refuse_once()`);
    await enqueue(db, "mail.send", { mailId: "no id of a mail" }, { key: "fails" });
    await vi.waitFor(
      async () => {
        const { rows } = await db.execute(sql`select last_error from graphile_worker.jobs where key = 'fails'`);
        expect(rows).toMatchObject([{ last_error: expect.any(String) }]);
      },
      { timeout: 15_000, interval: 50 },
    );
    expect(unheard).toEqual([]);
  } finally {
    process.off("unhandledRejection", hear);
  }
});
