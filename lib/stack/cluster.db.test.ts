import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Binaries, embeddedBinaries } from "./binaries";
import { type Cluster, startCluster } from "./cluster";
import { type Owner, ownerFor } from "./owner";
import { isAlive, postmaster } from "./postmaster";

let folder: string;
let owner: Owner;
let binaries: Binaries;
let cluster: Cluster;

const start = () => startCluster({ folder, owner, binaries, throwaway: true });
const pidOf = () => postmaster(join(folder, "data"))?.pid ?? 0;

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(statement);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join("/var/tmp", "jetdesk-cluster-test-"));
  owner = ownerFor(folder);
  binaries = embeddedBinaries(owner);
  cluster = await start();
});
afterAll(async () => {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("a server that runs already is taken as it is, by several who start it at once too", async () => {
  const pid = pidOf();
  const others = await Promise.all([start(), start()]);
  expect(others.map(({ url }) => url)).toEqual([cluster.url, cluster.url]);
  expect(pidOf()).toBe(pid);
});

test("after a crash it starts again with what it held, although postmaster.pid is still there", async () => {
  await ask(cluster.url, "create table kept as select 42 as answer");
  await ask(cluster.url, "checkpoint");
  const pid = pidOf();
  process.kill(pid, "SIGKILL");
  await expect.poll(() => isAlive(pid)).toBe(false);
  expect(pidOf()).toBe(pid);
  cluster = await start();
  expect(await ask(cluster.url, "select answer from kept")).toBe(42);
});

test("only this machine may connect, and only with the password", async () => {
  expect(await ask(cluster.url, "select current_setting('listen_addresses') as answer")).toBe("127.0.0.1");
  const url = new URL(cluster.url);
  url.password = "guess";
  await expect(ask(url.href, "select 1 as answer")).rejects.toThrow(/password authentication failed/);
});
