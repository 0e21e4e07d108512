import pg from "pg";
import { migrate } from "@/db/migrate";
import { joinKeptServer } from "@/lib/stack/kept-test-server";
import type { Lifetime } from "@/lib/stack/lifetime";
import { ensureDatabase } from "@/lib/stack/local-database";
import { step } from "@/lib/stack/progress";

/**
 * Makes fresh databases, so many at each call, on the server of the tests, which is slow at nothing that only a crash of
 * the machine would need. They are named after this process as those of the tests are, so that the next run clears away
 * what this one leaves.
 */
export async function openDatabases(lifetime: Lifetime, count: number): Promise<() => Promise<string[]>> {
  const server = await step("starting PostgreSQL", joinKeptServer);
  lifetime.add("PostgreSQL", server.leave);
  const prefix = `jetdesk_test_${process.pid}_torture`;
  const template = await step("making a database", async () => {
    const url = await ensureDatabase(server.url, prefix);
    await migrate(url);
    return prefix;
  });
  let made = 0;
  return async () => {
    const names = Array.from({ length: count }, () => {
      made += 1;
      return `${prefix}_${made}`;
    });
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    try {
      for (const name of names) await client.query(`create database ${name} template ${template}`);
    } finally {
      await client.end();
    }
    return names.map((name) => Object.assign(new URL(server.url), { pathname: `/${name}` }).href);
  };
}
