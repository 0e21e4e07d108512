import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers/promises";
import { Random } from "@/db/seed/random";
import type { VirtualClock } from "./clock";

/** A call made with this time limit ends when the harness says that its time is up, and not by the machine's clock. */
export const HELD_TIMEOUT_MS = 30_001;

const REFERENCE_BYTES = 6;
const real = {
  randomUUID: crypto.randomUUID,
  randomBytes: crypto.randomBytes,
  pause: timers.setTimeout,
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
};

/**
 * What a machine adds to a program of its own accord, put under the seed: ids and references come from the seeded
 * generator, a pause between two tries moves the virtual clock, a call's time limit is up when it is said to be.
 * Everything else of the process is left as it is, keys and passwords too.
 */
export class Machine {
  #random = new Random(0);
  readonly #held = new Map<object, () => void>();

  constructor(clock: VirtualClock) {
    const uuid = () => this.#uuid();
    const bytes = (...args: unknown[]) =>
      args[0] === REFERENCE_BYTES && args.length === 1
        ? Buffer.from(Array.from({ length: REFERENCE_BYTES }, () => this.#random.whole(0, 255)))
        : Reflect.apply(real.randomBytes, crypto, args);
    Reflect.set(crypto, "randomUUID", uuid);
    Reflect.set(crypto, "randomBytes", bytes);
    Reflect.set(timers, "setTimeout", (ms: number, value: unknown, options: { signal?: unknown } = {}) => {
      if (options.signal !== undefined) return Reflect.apply(real.pause, timers, [ms, value, options]);
      clock.advance(ms);
      return Promise.resolve(value);
    });
    syncBuiltinESMExports();
    Reflect.set(globalThis, "setTimeout", (work: () => void, ms?: number, ...rest: unknown[]) =>
      ms === HELD_TIMEOUT_MS ? this.#hold(work) : Reflect.apply(real.setTimeout, globalThis, [work, ms, ...rest]),
    );
    Reflect.set(globalThis, "clearTimeout", (timer: object | undefined) => {
      if (timer === undefined || !this.#held.delete(timer)) Reflect.apply(real.clearTimeout, globalThis, [timer]);
    });
  }

  /** Ids from here on are those of this seed. */
  seed(seed: number): void {
    this.#random = new Random(seed);
  }

  /** The time of every call that is held is up. */
  endHeldCalls(): void {
    const due = [...this.#held.values()];
    this.#held.clear();
    for (const work of due) work();
  }

  restore(): void {
    Reflect.set(crypto, "randomUUID", real.randomUUID);
    Reflect.set(crypto, "randomBytes", real.randomBytes);
    Reflect.set(timers, "setTimeout", real.pause);
    syncBuiltinESMExports();
    Reflect.set(globalThis, "setTimeout", real.setTimeout);
    Reflect.set(globalThis, "clearTimeout", real.clearTimeout);
  }

  #hold(work: () => void): object {
    const timer = {};
    this.#held.set(timer, work);
    return timer;
  }

  #uuid(): string {
    const part = (length: number) => Array.from({ length }, () => this.#random.whole(0, 15).toString(16)).join("");
    return `${part(8)}-${part(4)}-4${part(3)}-${"89ab"[this.#random.whole(0, 3)]}${part(3)}-${part(12)}`;
  }
}
