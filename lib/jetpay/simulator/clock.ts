import type { Store } from "./store";

export type ClockChange = {
  now?: number | undefined;
  offsetMs?: number | undefined;
  frozen?: boolean | undefined;
  pace?: number | undefined;
};

/**
 * The simulator's time: real time plus an offset, or standing still. `pace` divides the durations of lifecycles, waits
 * and retry pauses that begin from now on; the calendar itself (a hold's seven days, a token's 90 seconds) keeps real length.
 */
export class Clock {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  now(): number {
    const { frozenAt, offsetMs } = this.#store.settings;
    return frozenAt ?? Date.now() + offsetMs;
  }

  get frozen(): boolean {
    return this.#store.settings.frozenAt !== null;
  }

  get pace(): number {
    return this.#store.settings.pace;
  }

  /** `now` moves it, `frozen` stops it or lets it run on from where it stands, `offsetMs` sets it against real time. */
  change({ now, offsetMs, frozen, pace }: ClockChange): void {
    const { settings } = this.#store;
    const at = now ?? (offsetMs === undefined ? this.now() : Date.now() + offsetMs);
    const stopped = frozen ?? this.frozen;
    this.#store.commit({
      ...settings,
      frozenAt: stopped ? at : null,
      offsetMs: now === undefined && offsetMs !== undefined ? offsetMs : at - Date.now(),
      pace: pace ?? settings.pace,
    });
  }
}

/** ISO 8601 with microseconds, as Jetpay writes `createdAt`. */
export const isoMicros = (at: number, micros: number): string =>
  new Date(at).toISOString().replace("Z", `${String(micros % 1_000).padStart(3, "0")}Z`);
