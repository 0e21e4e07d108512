import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Who holds a data folder, from its `postmaster.pid`: line 1 the process, line 4 the port (PostgreSQL's storage-file-layout). */
export function postmaster(folder: string): { pid: number; port: number } | null {
  try {
    return parsePostmaster(readFileSync(join(folder, "postmaster.pid"), "utf8"));
  } catch {
    return null;
  }
}

export function parsePostmaster(text: string): { pid: number; port: number } | null {
  const lines = text.split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return Number.isInteger(pid) && pid > 0 && Number.isInteger(port) && port > 0 ? { pid, port } : null;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** After a crash the number may long belong to another program: only a PostgreSQL counts. */
export function isPostgres(pid: number): boolean {
  return isAlive(pid) && /postgres/.test(commandOf(pid));
}

/** The command line of a process, arguments parted by blanks; empty when it is gone. */
export function commandOf(pid: number): string {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    if (process.platform === "win32") return execFileSync("tasklist", ["/fi", `PID eq ${pid}`], { encoding: "utf8" });
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}
