import { open, readFile, rm } from "node:fs/promises";
import { isAlive } from "./postmaster";

const PAUSE_MS = 50;
const PATIENCE_MS = 90_000;

/** Runs `work` while no other process does so for `file`; what a dead process left is taken over. */
export async function withFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  while (!(await take(file))) {
    if (Date.now() > until)
      throw new Error(`${file} is held by another process. Delete it if nothing of Jetdesk runs.`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<boolean> {
  try {
    const handle = await open(file, "wx", 0o600);
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const holder = Number(await readFile(file, "utf8").catch(() => ""));
  // An empty file was made this very moment by somebody who is about to write their number.
  if (holder > 0 && !isAlive(holder)) await rm(file, { force: true });
  return false;
}
