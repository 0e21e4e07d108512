import { sql } from "drizzle-orm";
import pino from "pino";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { startRelay } from "@/lib/testing/relay";
import { LiveListener, type LiveNews } from "./listen";
import { publish } from "./publish";

let database: TestDatabase;
let db: Database;
let live: LiveListener;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url, { max: 2, name: "test" });
  live = new LiveListener(database.url, pino({ level: "silent" }));
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const CHANGE: LiveNews = { topic: "contacts", id: null };
const follow = (heard: LiveNews[]) => live.subscribe((news) => heard.push(news));
const until = (heard: LiveNews[], news: LiveNews[]) =>
  vi.waitFor(() => expect(heard).toEqual(news), { timeout: 15_000, interval: 20 });

test("who listens is told once that changes are heard, when they are; and again after a break, which is told too", async () => {
  const first: LiveNews[] = [];
  const second: LiveNews[] = [];
  const stops = [follow(first)];
  expect(first).toEqual([]);
  await until(first, ["heard"]);
  stops.push(follow(second));
  expect(second).toEqual(["heard"]);
  await publish(db, "contacts");
  await until(first, ["heard", CHANGE]);
  await db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'jetdesk-live'`);
  await until(first, ["heard", CHANGE, "unheard", "heard"]);
  expect(second).toEqual(first);
  for (const stop of stops) stop();
});

test("a connection that falls silent without breaking is found out by asking, and another is opened once one can be", async () => {
  const relay = await startRelay(database.url);
  const far = new LiveListener(relay.url, pino({ level: "silent" }), { askedEveryMs: 50, answersWithinMs: 3_000 });
  const heard: LiveNews[] = [];
  const stop = far.subscribe((news) => heard.push(news));
  await until(heard, ["heard"]);
  relay.silence();
  await publish(db, "contacts");
  await until(heard, ["heard", "unheard"]);
  relay.mend();
  await until(heard, ["heard", "unheard", "heard"]);
  await publish(db, "contacts");
  await until(heard, ["heard", "unheard", "heard", CHANGE]);
  stop();
  await relay.stop();
});
