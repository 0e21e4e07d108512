import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "./migrate";
import { createTestDatabase, type TestDatabase } from "./testing";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const tables = async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    "select table_schema || '.' || table_name as name from information_schema.tables where table_schema not like 'pg_%' order by 1",
  );
  await client.end();
  return rows.map(({ name }) => name);
};

test("a migrated database has the inbox and the job queue", async () => {
  expect(await tables()).toEqual(expect.arrayContaining(["public.webhook_events", "graphile_worker._private_jobs"]));
});

test("migrating again, from several processes at once, changes nothing", async () => {
  const before = await tables();
  await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
  expect(await tables()).toEqual(before);
});
