import { cpus, loadavg } from "node:os";

/** What a figure of today says nothing without: the machine, and how much else it had to do. */
export const machine = (): string =>
  `${cpus()[0]?.model.trim()} x ${cpus().length}, Node ${process.version}, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(" ")}, ${new Date().toISOString().slice(0, 10)}`;

/** The value below which that share of the figures lies. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** A line of a table: its name, then its cells below their heads. */
export const line = (name: string, cells: readonly (string | number)[]): string =>
  `${name.padEnd(28)}${cells.map((cell) => String(cell).padStart(12)).join("")}`;
