import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "@/db/migrate";
import { joinKeptServer } from "./kept-test-server";
import { ROOT } from "./places";

declare module "vitest" {
  interface ProvidedContext {
    /** A PostgreSQL server on which the tests may create databases, the migrated one they copy, and the run's process. */
    testServer: { url: string; template: string; run: number };
  }
}

/** Held while the template is made, so that one run makes it and the others wait. */
const TEMPLATE = 7_305_114_101;

/** vitest's global setup of the integration tests: a server, and on it one migrated database to copy. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["TEST_DATABASE_URL"];
  const { url, leave } = given ? { url: given, leave: async () => undefined } : await joinKeptServer();
  project.provide("testServer", { url, template: await migratedTemplate(url), run: process.pid });
  return leave;
}

/** Named after what is in it, so that a changed migration makes a new one and an unchanged one costs nothing. */
async function migratedTemplate(server: string): Promise<string> {
  const folder = join(ROOT, "db/migrations");
  const content = createHash("sha256").update(readFileSync(join(ROOT, "package-lock.json")));
  for (const file of readdirSync(folder).sort())
    if (file.endsWith(".sql")) content.update(readFileSync(join(folder, file)));
  const name = `jetdesk_template_${content.digest("hex").slice(0, 12)}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [TEMPLATE]);
    const found = await client.query("select from pg_database where datname = $1", [name]);
    if (found.rowCount === 0) await createTemplate(client, server, name);
    return name;
  } finally {
    await client.end();
  }
}

async function createTemplate(client: pg.Client, server: string, name: string): Promise<void> {
  const unfinished = `${name}_unfinished`;
  await client.query(`drop database if exists ${unfinished} with (force)`);
  await client.query(`create database ${unfinished}`);
  const url = new URL(server);
  url.pathname = `/${unfinished}`;
  await migrate(url.href);
  await client.query(`alter database ${unfinished} rename to ${name}`);
}
