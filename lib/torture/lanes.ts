import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Lifetime } from "@/lib/stack/lifetime";
import { PlainError } from "@/lib/stack/plain-error";
import type { Order, Report } from "./lane";

const LANE = fileURLToPath(new URL("./lane.ts", import.meta.url));

/** Has seeds run by as many processes as there are databases; each takes the next as soon as it is free. */
export async function runLanes(
  lifetime: Lifetime,
  databases: readonly string[],
  orders: readonly Order[],
  options: { broken: string | null; hear: (report: Report) => boolean },
): Promise<void> {
  const waiting = [...orders];
  let enough = false;
  const next = (): Order | undefined => (enough || lifetime.ending ? undefined : waiting.shift());
  await Promise.all(
    databases.map((url) => {
      const args = options.broken === null ? [url] : [url, options.broken];
      const child = fork(LANE, args, { execArgv: ["--import", "tsx"], stdio: ["ignore", "inherit", "inherit", "ipc"] });
      const ended = endOf(child);
      lifetime.add("a lane", async () => {
        child.kill();
        await ended.catch(() => undefined);
      });
      child.on("message", (message: Report | { ready: true }) => {
        if ("seed" in message && !options.hear(message)) enough = true;
        const order = next();
        child.send(order ?? "end");
      });
      return ended;
    }),
  );
}

const endOf = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      if (code === 0 || signal !== null) resolve();
      else reject(new PlainError(`a lane of the torture run ended with code ${code}`));
    });
  });
