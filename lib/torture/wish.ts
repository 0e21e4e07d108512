import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { PlainError } from "@/lib/stack/plain-error";
import { BROKEN, type BrokenName } from "./broken";

export type Wish = {
  seed: number;
  runs: number;
  lanes: number;
  processes: boolean;
  broken: readonly BrokenName[];
  /** File that is written anew with what is known by then. */
  report: string | null;
};

const NAMES = Object.keys(BROKEN) as BrokenName[];

/** What the command line asks for. */
export function wishOf(args: string[]): Wish {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: "string", default: "1" },
      runs: { type: "string", default: "200" },
      lanes: { type: "string", default: String(availableParallelism()) },
      processes: { type: "boolean", default: false },
      broken: { type: "string" },
      report: { type: "string" },
    },
  });
  const number = (name: "seed" | "runs" | "lanes"): number => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < 1) throw new PlainError(`--${name} is a whole number from 1 on`);
    return value;
  };
  const { processes, report = null } = values;
  if (processes && values.broken !== undefined) throw new PlainError("--broken is for simulated processes");
  const broken = NAMES.filter((name) => name === values.broken || values.broken === "all");
  if (values.broken !== undefined && broken.length === 0)
    throw new PlainError(`--broken is all or one of ${NAMES.join(", ")}`);
  return { seed: number("seed"), runs: number("runs"), lanes: number("lanes"), processes, broken, report };
}
