import { freePort } from "@/lib/stack/free-port";
import { BROKEN, type BrokenName } from "./broken";
import type { Coverage } from "./coverage";
import type { Violation } from "./oracle/violation";
import { Crew } from "./processes/crew";
import { runProcesses } from "./processes/run";
import { runSeed } from "./run";
import { shrink } from "./shrink";
import { World } from "./world";

/** What is asked of a lane: one seed. `twice`: run again and compared. `history`: told in full, whatever came of it.
 * `processes`: with real ones, which are killed. */
export type Order = { seed: number; twice: boolean; history: boolean; processes: boolean };
export type Report = {
  seed: number;
  actions: number;
  hash: string;
  /** Of the second run, where there was one. */
  again: string | null;
  violations: Violation[];
  coverage: Coverage;
  history: string[];
  /** The shortest history found that fails alike. */
  shortest: { history: string[]; violations: Violation[] } | null;
};

/** One process that runs seeds, one after the other, on a database and a simulator of its own. */
async function runLane(databaseUrl: string, broken: string | undefined): Promise<void> {
  const world = await World.open(databaseUrl, broken === undefined ? null : BROKEN[broken as BrokenName]);
  const crew = new Crew(await freePort());
  const tell = (message: Report | { ready: true }) => process.send?.(message);
  process.on("message", (order: Order | "end") => {
    if (order === "end") {
      // What a dead process of the desk has left open does not keep this one alive.
      void crew
        .end()
        .then(() => world.close())
        .then(() => process.exit(0));
      return;
    }
    void runOrder(world, crew, order).then(tell, (error: unknown) => {
      process.stderr.write(`seed ${order.seed}: ${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    });
  });
  tell({ ready: true });
}

async function runOrder(world: World, crew: Crew, { seed, twice, history, processes }: Order): Promise<Report> {
  const result = processes ? await runProcesses(world, crew, seed) : await runSeed(world, seed);
  const again = twice ? await runSeed(world, seed) : null;
  const failed = result.violations.length > 0;
  const shortest = failed && !processes ? await shrink((actions) => runSeed(world, seed, actions), result) : null;
  return {
    seed,
    actions: result.actions.length,
    hash: result.hash,
    again: again?.hash ?? null,
    violations: result.violations,
    coverage: result.coverage,
    history: history || failed ? result.history : [],
    shortest: shortest === null ? null : { history: shortest.history, violations: shortest.violations },
  };
}

const [, , databaseUrl = "", broken] = process.argv;
// A terminal's Ctrl-C reaches the whole group; the lane ends when it is told to.
process.on("SIGINT", () => undefined);
await runLane(databaseUrl, broken);
