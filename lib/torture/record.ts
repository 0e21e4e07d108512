import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { arch, cpus, totalmem } from "node:os";
import { join } from "node:path";
import { DATA } from "@/lib/stack/places";
import type { BrokenName } from "./broken";
import type { Tally } from "./summary";

/** `simulated`: processes that die in one real one; `real`: processes ended by `kill -9`; else the mistake that was made. */
export type SeriesKind = "simulated" | "real" | BrokenName;
/** One series of runs, as it is kept until the page is written: the newest of each kind. */
export type SeriesRecord = {
  kind: SeriesKind;
  command: string;
  /** Of the tree it ran on; `+` after it where files were changed. */
  commit: string;
  machine: string;
  at: string;
  seconds: number;
  tally: Tally;
};

const FOLDER = join(DATA, "torture");

/** What is known of a series before it begins; files may change while it runs. */
export function beginRecord(kind: SeriesKind, options: string[]): Omit<SeriesRecord, "seconds" | "tally"> {
  return {
    kind,
    command: `npm run torture -- ${options.join(" ")}`,
    commit: commitHere(),
    machine: `${cpus()[0]?.model.trim() ?? "unknown"} x ${cpus().length}, ${arch()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
    at: new Date().toISOString(),
  };
}

export function keepRecord(record: SeriesRecord): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${record.kind}.json`), `${JSON.stringify(record)}\n`);
}

export function keptRecords(): SeriesRecord[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as SeriesRecord);
}

function commitHere(): string {
  const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" }).trim();
  return `${git("rev-parse", "--short=10", "HEAD")}${git("status", "--porcelain") === "" ? "" : "+"}`;
}
