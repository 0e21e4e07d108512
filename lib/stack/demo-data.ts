import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { migrate } from "@/db/migrate";
import type { Lifetime } from "./lifetime";
import { type Env, script } from "./local-stack";
import { DATA } from "./places";
import { PlainError } from "./plain-error";
import { runPart } from "./processes";

/** What is filled: its address, and the name by which this machine keeps what belongs to it apart. */
type Target = { url: string; name: string };

/** There from the first row of the demo data to the last: where it is found, the filling was interrupted. */
const mark = (name: string): string => join(DATA, `filling-${name}`);

export const simulatorFolder = (name: string): string => join(DATA, `simulator-${name}`);

/** Whether a run before this one was stopped while it put demo data in. Half a company is worse than none. */
export const isHalfFilled = (name: string): boolean => existsSync(mark(name));

/** Forgets what was put in until then; the caller has emptied the database. */
export function startAfresh(name: string): void {
  rmSync(simulatorFolder(name), { recursive: true, force: true });
  rmSync(mark(name), { force: true });
}

/** Applies the migrations, and puts demo data in where there is none: a database with one contact in it is somebody's. */
export async function prepareDatabase(
  lifetime: Lifetime,
  { url, name }: Target,
  env: Env,
  fill: boolean,
): Promise<void> {
  await migrate(url);
  if (!fill || !(await isEmpty(url))) return;
  writeFileSync(mark(name), "");
  await runPart(lifetime, { name: "seed", args: script("db/seed.ts"), env, show: (line) => `  · ${line}` });
  rmSync(mark(name), { force: true });
}

/** Of a database that is not ours to empty, only its owner can say what else is in it. */
export function refuseHalfFilled(name: string): void {
  if (!isHalfFilled(name)) return;
  throw new PlainError(
    `Putting demo data into the database of DATABASE_URL was interrupted. Empty that database, delete ${mark(name)} and ${simulatorFolder(name)}, and run this again.`,
  );
}

async function isEmpty(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ empty: boolean }>("select not exists (select from contacts) as empty");
    return rows[0]?.empty === true;
  } finally {
    await client.end();
  }
}
