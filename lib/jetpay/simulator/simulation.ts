import { Clock } from "./clock";
import { Deliveries } from "./deliveries";
import { Faults } from "./faults";
import { Ledger } from "./ledger";
import type { Scope } from "./records";
import { SCOPES } from "./records";
import { Signer } from "./signer";
import { Store } from "./store";

/** One request and what came of it, for the truth: `effect` is what the API really answered, whatever the caller saw. */
export type CallRecord = {
  at: number;
  method: string;
  path: string;
  effect: number | null;
  seen: number | null;
  fault: string | null;
};

const KEPT_CALLS = 10_000;

export type SimulationOptions = {
  /** Folder of the journal and keys; without one nothing outlives the process. */
  dataDir?: string | undefined;
  /** A token with every scope. */
  token: string;
  pace?: number | undefined;
  eventNote?: boolean | undefined;
  /** `held`: nothing is sent but by the control API's deliver. */
  deliveries?: "auto" | "held" | undefined;
  /** First retry pause in milliseconds; doubles each time. */
  retryBaseMs?: number | undefined;
};

/** The parts of one simulated Jetpay, put together. */
export class Simulation {
  readonly store: Store;
  readonly clock: Clock;
  readonly faults = new Faults();
  readonly signer: Signer;
  readonly deliveries: Deliveries;
  readonly ledger: Ledger;
  calls: CallRecord[] = [];
  /** Ends the silences of delay faults when it closes. */
  readonly ending = new AbortController();
  /** Origin of the links it hands out; known once it listens. */
  publicUrl = "";

  private constructor(options: SimulationOptions, signer: Signer) {
    this.store = new Store(options.dataDir);
    this.signer = signer;
    this.clock = new Clock(this.store);
    this.deliveries = new Deliveries(this.store, this.clock, signer, this.faults, options.retryBaseMs);
    const { settings } = this.store;
    this.store.commit(
      {
        ...settings,
        pace: options.pace ?? settings.pace,
        eventNote: options.eventNote ?? settings.eventNote,
        deliveries: options.deliveries ?? settings.deliveries,
      },
      { entity: "token", id: options.token, name: "from the environment", scopes: [...SCOPES] },
    );
    this.ledger = new Ledger(this.store, this.clock, () => this.deliveries.poke());
  }

  static async open(options: SimulationOptions): Promise<Simulation> {
    return new Simulation(options, await Signer.open(options.dataDir));
  }

  /** Begins to live: what fell due while it was away happens now. */
  start(): void {
    this.ledger.runDue();
    this.deliveries.poke();
  }

  scopesOf(token: string): readonly Scope[] | null {
    return this.store.tokens.get(token)?.scopes ?? null;
  }

  record(call: CallRecord): void {
    this.calls.push(call);
    if (this.calls.length > 2 * KEPT_CALLS) this.calls = this.calls.slice(-KEPT_CALLS);
  }

  /** As if nothing had ever happened; tokens, keys, clock and settings stay. */
  async reset(): Promise<void> {
    this.ledger.clear();
    this.faults.clear();
    this.calls = [];
    // Once so that nothing more is sent, and once more for what calls on their way have logged.
    this.store.clear();
    this.deliveries.courier.abort();
    await this.deliveries.settle();
    this.store.clear();
  }

  async close(): Promise<void> {
    this.ending.abort();
    this.ledger.close();
    await this.deliveries.close();
    this.store.close();
  }
}
