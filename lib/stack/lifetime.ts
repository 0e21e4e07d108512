import { complain, say } from "./progress";

type Stop = { name: string; stop: () => Promise<void> };

/** Something went wrong that one sentence explains; no trace is of use to who reads it. */
export class PlainError extends Error {
  override readonly name = "PlainError";
}

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
 * Runs a command of ours to its end. A signal ends what it started and counts as its natural end; a failure is said
 * plainly, ends what was started, and makes the exit code 1.
 */
export async function runCommand(work: (lifetime: Lifetime) => Promise<number>): Promise<never> {
  const lifetime = new Lifetime();
  let told = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (told) return;
      told = true;
      say("\nStopping …");
      void lifetime.end().then(() => {
        say("Stopped.");
        process.exit(0);
      });
    });
  }
  let code = 1;
  try {
    code = await work(lifetime);
  } catch (error) {
    // What fails while a signal is ending everything fails because of it.
    if (!told)
      complain(
        `\n${error instanceof PlainError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
  }
  await lifetime.end();
  process.exit(told ? 0 : code);
}
