import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { notePart } from "./claim";
import type { Lifetime } from "./lifetime";
import { DATA, ROOT } from "./places";
import { PlainError } from "./plain-error";

/** How long a part may take to end by itself before it is ended. */
const GRACE_MS = 10_000;
/** Lines kept of a part that goes on, and of one that ends by itself: there, all that matters. */
const TAIL_LINES = 40;
const WHOLE_LINES = 20_000;
/** A part writes to us and not to the terminal, so it is told whether what it says ends on one. */
const COLOURS = process.stdout.isTTY
  ? { FORCE_COLOR: "1", NO_COLOR: undefined }
  : { NO_COLOR: "1", FORCE_COLOR: undefined };

type Command = {
  name: string;
  /** This very Node unless another program is named. */
  program?: string;
  args: string[];
  env?: Record<string, string | undefined>;
  /** All of it goes into `.data/logs/<name>.log`; what this returns of a line, on the terminal as well. */
  show?: ((line: string) => string) | undefined;
  /** Lines of output kept for a message about its end. */
  keep?: number;
};

export type Part = {
  name: string;
  /** Resolves with the match once a line of its output fits; fails when it ends before. */
  line(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves with a sentence when it has ended, and never fails. */
  ended: Promise<{ code: number | null; words: string }>;
  tail(): string;
  stop(): Promise<void>;
};

/** The terminal of several parts: each line with the name of its part before it. */
export const withName =
  (name: string) =>
  (line: string): string =>
    `${name.padEnd(9)} │ ${line}`;

/**
 * Starts a part in a process group of its own: Ctrl-C reaches only us, and we end the parts in order; what a part
 * itself started ends with it.
 */
export function startPart(
  lifetime: Lifetime,
  { name, program = process.execPath, args, env, show, keep = TAIL_LINES }: Command,
): Part {
  mkdirSync(join(DATA, "logs"), { recursive: true });
  const log = createWriteStream(join(DATA, "logs", `${name}.log`), { mode: 0o600 });
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...process.env, ...COLOURS, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
  const tail: string[] = [];
  const waiting = new Set<(line: string) => void>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      log.write(`${line}\n`);
      if (show !== undefined) process.stdout.write(`${show(line)}\n`);
      tail.push(line);
      if (tail.length > keep) tail.shift();
      for (const hear of waiting) hear(line);
    });
  }
  const ended = new Promise<{ code: number | null; words: string }>((resolve) => {
    child.once("error", (error) => resolve({ code: null, words: `could not be started: ${error.message}` }));
    child.once("close", (code, signal) => {
      log.end();
      resolve({ code, words: signal === null ? `ended with code ${code}` : `was ended by ${signal}` });
    });
  });
  const stop = () => stopGroup(child, ended);
  void ended.then(lifetime.add(name, stop));
  if (child.pid !== undefined) void ended.then(notePart(child.pid));
  const line = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const hear = (text: string) => {
        const match = pattern.exec(text);
        if (match === null) return;
        waiting.delete(hear);
        resolve(match);
      };
      waiting.add(hear);
      void ended.then(({ words }) => reject(new PlainError(`The ${name} ${words}.\n${tail.join("\n")}`)));
    });
  return { name, line, ended, tail: () => tail.join("\n"), stop };
}

/** Runs a part that ends by itself; fails with what it said when it does not end well. */
export async function runPart(lifetime: Lifetime, command: Command): Promise<void> {
  const part = startPart(lifetime, { keep: WHOLE_LINES, ...command });
  const { code, words } = await part.ended;
  if (code !== 0) throw new PlainError(`${command.name} ${words}.\n${part.tail()}`);
}

async function stopGroup(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  signalGroup(child, "SIGTERM");
  const late = setTimeout(() => signalGroup(child, "SIGKILL"), GRACE_MS);
  await ended;
  clearTimeout(late);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (process.platform === "win32") child.kill(signal);
  else process.kill(-child.pid, signal);
}
