import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Lifetime } from "./lifetime";
import { DATA, ROOT } from "./places";
import { PlainError } from "./plain-error";
import { commandOf, isAlive } from "./postmaster";

const HOLDER = join(DATA, "stack.json");
const PARTS = join(DATA, "parts");
const GONE_WITHIN_MS = 10_000;

type Holder = { pid: number; mode: string };

/** One demo or dev at a time in a checkout: they share the database and the simulator's folder. */
export async function claim(lifetime: Lifetime, mode: string): Promise<void> {
  const holder = read<Holder>(HOLDER);
  if (holder && isOurs(holder.pid)) {
    throw new PlainError(
      `\`npm run ${holder.mode}\` runs already in this folder (process ${holder.pid}). Stop it first.`,
    );
  }
  mkdirSync(DATA, { recursive: true });
  writeFileSync(HOLDER, JSON.stringify({ pid: process.pid, mode } satisfies Holder));
  lifetime.add("claim", async () => rmSync(HOLDER, { force: true }));
  await stopOrphans();
}

/** Notes a part, so that the next run finds it when this one is killed and cannot stop it. */
export function notePart(pid: number): () => void {
  mkdirSync(PARTS, { recursive: true });
  const file = join(PARTS, String(pid));
  writeFileSync(file, JSON.stringify({ pid: process.pid, mode: "part" } satisfies Holder));
  return () => rmSync(file, { force: true });
}

/** Parts whose run was killed: they would hold ports and write into the same folders. */
async function stopOrphans(): Promise<void> {
  mkdirSync(PARTS, { recursive: true });
  for (const name of readdirSync(PARTS)) {
    const file = join(PARTS, name);
    const pid = Number(name);
    if (isOurs(read<Holder>(file)?.pid ?? 0)) continue;
    if (isOurs(pid)) await stopOrphan(pid);
    rmSync(file, { force: true });
  }
}

async function stopOrphan(pid: number): Promise<void> {
  const group = process.platform === "win32" ? pid : -pid;
  process.kill(group, "SIGTERM");
  const until = Date.now() + GONE_WITHIN_MS;
  while (isAlive(pid)) {
    if (Date.now() > until) process.kill(group, "SIGKILL");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Numbers of processes are used again: ours is one that runs from this checkout. */
const isOurs = (pid: number): boolean =>
  pid > 0 && isAlive(pid) && (commandOf(pid).includes("run.mjs") || commandOf(pid).includes(ROOT));

function read<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return null;
  }
}
