import { join } from "node:path";
import { EnvError, loadEnv } from "@/lib/env";
import { keptPort } from "./free-port";
import type { Lifetime } from "./lifetime";
import { DATA, ROOT } from "./places";
import { PlainError } from "./plain-error";
import { type Part, startPart, withName } from "./processes";

const READY_WITHIN_MS = 90_000;
const TSX = ["--import", "tsx"];
const TSX_WATCH = [join(ROOT, "node_modules/tsx/dist/cli.mjs"), "watch", "--clear-screen=false"];

/** Arguments of Node that run a TypeScript file of this checkout, once or again whenever a file it imports changes. */
export const script = (file: string, watch = false): string[] => [...(watch ? TSX_WATCH : TSX), join(ROOT, file)];
export const next = (...args: string[]): string[] => [join(ROOT, "node_modules/next/dist/bin/next"), ...args];

type SimulatorOptions = {
  name?: string;
  folder: string;
  pace: number;
  token: string;
  port: number;
  watch?: boolean;
  env?: Env;
};

export async function startSimulator(
  lifetime: Lifetime,
  options: SimulatorOptions,
): Promise<{ part: Part; url: string }> {
  const part = startPart(lifetime, {
    name: options.name ?? "simulator",
    args: script("lib/jetpay/simulator/main.ts", options.watch),
    // It starts again and again where it is watched, and somebody reads along.
    show: options.watch ? withName("simulator") : undefined,
    env: {
      ...options.env,
      SIMULATOR_PORT: String(options.port),
      SIMULATOR_DATA_DIR: options.folder,
      SIMULATOR_PACE: String(options.pace),
      SIMULATOR_TOKEN: options.token,
    },
  });
  const [, url = ""] = await part.line(/listening on (\S+)/);
  return { part, url };
}

/** The simulator's port is in links it has handed out, so it stays the same between runs. */
export const simulatorPort = (): Promise<number> => keptPort(join(DATA, "simulator-port"));

export function checkEnv(env: Record<string, string | undefined>): void {
  try {
    loadEnv({ ...process.env, NODE_ENV: "production", ...env });
  } catch (error) {
    throw error instanceof EnvError ? new PlainError(error.message) : error;
  }
}

export type Env = Record<string, string | undefined>;

/** Resolves once the app says that it and everything it needs is there (GET /api/ready). */
export async function untilReady(part: Part, url: string): Promise<void> {
  let over: string | null = null;
  void part.ended.then(({ words }) => {
    over = words;
  });
  const until = Date.now() + READY_WITHIN_MS;
  let last = "no answer";
  while (over === null && Date.now() < until) {
    last = await fetch(`${url}/api/ready`, { signal: AbortSignal.timeout(5_000) }).then(
      async (response) => (response.ok ? "" : `${response.status} ${await response.text()}`),
      (error: unknown) => String(error),
    );
    if (last === "") return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new PlainError(`The app ${over ?? `was not ready in time (${last})`}.\n${part.tail()}`);
}
