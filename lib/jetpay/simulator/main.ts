import { startSimulator } from "./server";

/**
 * Runs the simulator as a process of its own. `SIMULATOR_PORT` (0 or unset: a free one), `SIMULATOR_HOST` (127.0.0.1),
 * `SIMULATOR_DATA_DIR` (unset: nothing is kept), `SIMULATOR_PACE`, `SIMULATOR_TOKEN`, `SIMULATOR_PUBLIC_URL`,
 * `SIMULATOR_EVENT_NOTE` (`on`: events carry the note as well).
 */
function numberFrom(name: string): number | undefined {
  const text = process.env[name];
  if (text === undefined || text === "") return undefined;
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0 || (name === "SIMULATOR_PACE" && value === 0))
    throw new Error(`${name} is not a usable number: ${text}`);
  return value;
}

const textFrom = (name: string): string | undefined => process.env[name] || undefined;

const note = textFrom("SIMULATOR_EVENT_NOTE");
const token = textFrom("SIMULATOR_TOKEN");

const simulator = await startSimulator({
  port: numberFrom("SIMULATOR_PORT"),
  host: textFrom("SIMULATOR_HOST"),
  dataDir: textFrom("SIMULATOR_DATA_DIR"),
  pace: numberFrom("SIMULATOR_PACE"),
  publicUrl: textFrom("SIMULATOR_PUBLIC_URL"),
  ...(note === undefined ? {} : { eventNote: note === "on" }),
  ...(token === undefined ? {} : { token }),
});

process.stdout.write(`simulator listening on ${simulator.url}\n`);

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    simulator.close().then(
      () => process.exit(0),
      (cause: unknown) => {
        process.stderr.write(`${String(cause)}\n`);
        process.exit(1);
      },
    );
  });
