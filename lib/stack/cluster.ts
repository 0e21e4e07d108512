import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { Binaries } from "./binaries";
import { withFileLock } from "./file-lock";
import { keptPort } from "./free-port";
import type { Owner } from "./owner";
import { makeFolder } from "./places";
import { isPostgres, isWorkedIn, postmaster } from "./postmaster";

/** A running PostgreSQL server of ours: `url` is its database `postgres` as a superuser, on the loopback address only. */
export type Cluster = { url: string; major: number; stop(): Promise<void> };

type Place = { binaries: Binaries; owner: Owner; folder: string };
/** `throwaway` trades what survives a power cut for speed: for tests. */
type Options = Place & { throwaway?: boolean };

/** How names sort: as people expect where the server knows ICU, else by character, else by byte. */
const LOCALES = [["--locale=C", "--locale-provider=icu", "--icu-locale=und"], ["--locale=C.UTF-8"], ["--locale=C"]];
const THROWAWAY = [
  "-c",
  "fsync=off",
  "-c",
  "full_page_writes=off",
  "-c",
  "synchronous_commit=off",
  "-c",
  "max_connections=200",
];
const ANSWERS_WITHIN_MS = 15_000;

/** Creates the server's folder when it is new, and starts it, or takes the one that is running there already. */
export async function startCluster({ throwaway = false, ...place }: Options): Promise<Cluster> {
  makeFolder(place.owner, place.folder);
  const port = await withFileLock(`${place.folder}.lock`, async () => {
    await create(place);
    return (await runningPort(place)) ?? (await start(place, throwaway ? THROWAWAY : []));
  });
  const url = urlOf(place, port);
  return { url, major: place.binaries.major, stop: () => pgCtl(place, ["stop", "-m", "fast", "-w"]) };
}

const data = ({ folder }: Place): string => join(folder, "data");
const password = ({ folder }: Place): string => join(folder, "password");
const urlOf = (place: Place, port: number): string =>
  `postgresql://postgres:${readFileSync(password(place), "utf8").trim()}@127.0.0.1:${port}/postgres`;

async function create(place: Place): Promise<void> {
  const versionFile = join(data(place), "PG_VERSION");
  if (existsSync(versionFile)) {
    const major = Number(readFileSync(versionFile, "utf8"));
    if (major === place.binaries.major) return;
    throw new Error(
      `${data(place)} was made by PostgreSQL ${major}, and this is ${place.binaries.major}. Delete that folder to start afresh.`,
    );
  }
  if (!existsSync(password(place))) {
    writeFileSync(password(place), `${randomBytes(18).toString("base64url")}\n`, { mode: 0o600 });
    if (place.owner !== null) chownSync(password(place), place.owner.uid, place.owner.gid);
  }
  // Made beside and renamed: what an interrupted run left is never taken for a whole one.
  const unfinished = join(place.folder, "unfinished");
  const common = [
    "-D",
    unfinished,
    "-U",
    "postgres",
    "--encoding=UTF8",
    "--auth=scram-sha-256",
    `--pwfile=${password(place)}`,
  ];
  const failures: string[] = [];
  for (const locale of LOCALES) {
    rmSync(unfinished, { recursive: true, force: true });
    const { code, output } = await run(place, "initdb", [...common, "--no-sync", ...locale]);
    if (code === 0) return renameSync(unfinished, data(place));
    failures.push(output.trim());
  }
  throw new Error(`PostgreSQL could not create ${data(place)}:\n${failures.join("\n")}`);
}

/** The port of a server that a run before this one left behind; what is there but does not answer is stopped by its own pid. */
async function runningPort(place: Place): Promise<number | null> {
  const left = postmaster(data(place));
  if (left === null) return null;
  const until = Date.now() + ANSWERS_WITHIN_MS;
  while (Date.now() < until && isPostgres(left.pid, data(place))) {
    if (await answers(urlOf(place, left.port), data(place))) return left.port;
    await pause();
  }
  if (isPostgres(left.pid, data(place))) await pgCtl(place, ["stop", "-m", "immediate", "-w"]);
  await forget(place);
  return null;
}

/**
 * PostgreSQL takes any process of the noted number for its own: another program after a restart of the machine, or one
 * that has ended but is still listed. We looked closer, so the note goes, once nobody works in the folder any more.
 */
async function forget(place: Place): Promise<void> {
  const until = Date.now() + ANSWERS_WITHIN_MS;
  while (isWorkedIn(data(place))) {
    if (Date.now() > until) throw new Error(`Processes of a PostgreSQL that crashed still work in ${data(place)}.`);
    await pause();
  }
  rmSync(join(data(place), "postmaster.pid"), { force: true });
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));

async function answers(url: string, folder: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    return rows[0]?.data_directory === folder;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function start(place: Place, settings: string[]): Promise<number> {
  const port = await keptPort(join(place.folder, "port"));
  const local = [
    "-p",
    String(port),
    "-c",
    "listen_addresses=127.0.0.1",
    "-c",
    "unix_socket_directories=",
    "-c",
    "timezone=UTC",
  ];
  await pgCtl(place, [
    "start",
    "-w",
    "-t",
    "60",
    "-l",
    join(place.folder, "log"),
    "-o",
    [...local, ...settings].join(" "),
  ]);
  return port;
}

async function pgCtl(place: Place, args: string[]): Promise<void> {
  const { code, output } = await run(place, "pg_ctl", [...args, "-D", data(place)]);
  if (code === 0) return;
  const log = join(place.folder, "log");
  const tail = existsSync(log) ? readFileSync(log, "utf8").split("\n").slice(-20).join("\n") : "";
  throw new Error(`pg_ctl ${args[0]} failed for ${data(place)}:\n${output}\n${tail}`);
}

/** The output goes through a file: a server that lives on would hold a pipe open for ever. */
function run(
  { owner, folder, binaries }: Place,
  program: string,
  args: string[],
): Promise<{ code: number | null; output: string }> {
  const file = join(folder, "last-command");
  const output = openSync(file, "w");
  return new Promise((resolve, reject) => {
    const env = { ...process.env, LC_ALL: undefined, LC_MESSAGES: "C", TZ: "UTC" };
    const child = spawn(join(binaries.bin, program), args, {
      ...owner,
      cwd: folder,
      env,
      stdio: ["ignore", output, output],
    });
    closeSync(output);
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output: readFileSync(file, "utf8") }));
  });
}
