import { wordsOf } from "./plain-error";
import { complain, say } from "./progress";

type Stop = { name: string; stop: () => Promise<void> };

/** What a run has started, stopped in the opposite order: by Ctrl-C, by a signal, at its end or when a part dies. */
export class Lifetime {
  readonly #stops: Stop[] = [];
  #stopping: Promise<void> | null = null;

  /** Registers how to stop a part; the returned function takes it off the list once it has ended by itself. */
  add(name: string, stop: () => Promise<void>): () => void {
    const entry = { name, stop };
    this.#stops.push(entry);
    return () => {
      const index = this.#stops.indexOf(entry);
      if (index !== -1) this.#stops.splice(index, 1);
    };
  }

  get ending(): boolean {
    return this.#stopping !== null;
  }

  /** Stops every part, the youngest first, once; one that cannot be stopped does not keep the others alive. */
  end(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  async #stopAll(): Promise<void> {
    for (const { name, stop } of [...this.#stops].reverse()) {
      await stop().catch((error: unknown) => complain(`${name} did not stop: ${String(error)}`));
    }
  }
}

/**
 * Runs a command of ours to its end, with the exit code that `work` resolves with. A signal ends what it has started and
 * then us, with code `interrupted`: 0 for what runs until it is told to stop. A failure is said and makes the code 1.
 */
export async function runCommand(work: (lifetime: Lifetime) => Promise<number>, interrupted = 0): Promise<never> {
  const lifetime = new Lifetime();
  let told = false;
  // A terminal that was closed takes no more words; what we started must end all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (told) return;
      told = true;
      say("\nStopping …");
      void lifetime.end().then(() => {
        say("Stopped.");
        process.exit(interrupted);
      });
    });
  }
  const fail = async (error: unknown): Promise<number> => {
    // What fails while a signal is ending everything fails because of it.
    if (!told) complain(`\n${wordsOf(error)}`);
    return 1;
  };
  process.on(
    "uncaughtException",
    (error) =>
      void fail(error)
        .then(() => lifetime.end())
        .then(() => process.exit(1)),
  );
  const code = await work(lifetime).catch(fail);
  await lifetime.end();
  process.exit(told ? interrupted : code);
}
