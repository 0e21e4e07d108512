/** Far from any real date, so that a job queued "now" by the database's clock is always due by this one. */
export const BEGIN = Date.UTC(2031, 2, 3, 15);

/**
 * The time of a run. It moves when the run says so and by a millisecond with each look, so that no two things written
 * down happen at once and their order is that of the run.
 */
export class VirtualClock {
  #at = BEGIN;

  get at(): number {
    return this.#at;
  }

  set(at: number): void {
    this.#at = at;
  }

  advance(ms: number): void {
    this.set(this.at + ms);
  }

  /** The clock of one machine, which is this far from the true time. */
  reading(skewMs: () => number): () => Date {
    return () => {
      this.advance(1);
      return new Date(this.at + skewMs());
    };
  }
}

/** The same in a process of its own, where it goes on by itself from where it was last set. */
export class RunningClock extends VirtualClock {
  #ahead = 0;

  override get at(): number {
    return Date.now() + this.#ahead;
  }

  override set(at: number): void {
    this.#ahead = at - Date.now();
  }

  override reading(skewMs: () => number): () => Date {
    return () => new Date(this.at + skewMs());
  }
}
