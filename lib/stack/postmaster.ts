import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
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

/** A process that has ended and whose parent has not heard of it yet, for ever in many containers, is not alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function isZombie(pid: number): boolean {
  try {
    return process.platform === "linux" && /\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return true;
  }
}

/** After a crash the number may long belong to another program: only a PostgreSQL of that very folder counts. */
export function isPostgres(pid: number, folder: string): boolean {
  if (!isAlive(pid)) return false;
  const command = commandOf(pid);
  return command.includes("postgres") && (process.platform === "win32" || command.includes(folder));
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

/** Whether a process has `folder` as its working directory, as every process of a PostgreSQL has (where the system tells). */
export function isWorkedIn(folder: string): boolean {
  if (process.platform !== "linux") return false;
  return readdirSync("/proc").some((name) => {
    try {
      return /^\d+$/.test(name) && readlinkSync(join("/proc", name, "cwd")) === folder;
    } catch {
      return false;
    }
  });
}
