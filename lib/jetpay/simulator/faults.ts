import { randomUUID } from "node:crypto";
import type { TokenFlaw } from "./signer";

/**
 * A fault of one API call. `_before` means the call has no effect (or not yet), `_after` that it took effect first.
 *
 * | kind | what the caller sees | effect |
 * | --- | --- | --- |
 * | drop_before | the socket closes | none |
 * | drop_after | the socket closes | yes |
 * | delay_before | `ms` of silence, then the answer | yes, late, and even if the caller has gone |
 * | delay_after | `ms` of silence, then the answer | yes, at once |
 * | status_before | `status` with `body` | none |
 * | status_after | `status` with `body` | yes |
 * | malformed | 200 with a body that is no JSON | yes |
 * | truncated | 200 whose body breaks off | yes |
 */
export const CALL_FAULTS = [
  "drop_before",
  "drop_after",
  "delay_before",
  "delay_after",
  "status_before",
  "status_after",
  "malformed",
  "truncated",
] as const;

/**
 * A fault of one delivery: `lose` (taken as delivered, never sent), `double` (sent twice), `shuffle` (events of the batch in reverse),
 * `delay` (sent `ms` later on the clock, after what comes next), `forge` (a changed copy with a bad token goes before the true one).
 */
export const DELIVERY_FAULTS = ["lose", "double", "shuffle", "delay", "forge"] as const;

export type CallFault = {
  id: string;
  target: "call";
  kind: (typeof CALL_FAULTS)[number];
  method: string | null;
  path: RegExp;
  /** Times it still happens, after letting `skip` matching calls pass. */
  count: number;
  skip: number;
  ms: number;
  status: number;
  body: string;
  fired: number;
};

export type DeliveryFault = {
  id: string;
  target: "delivery";
  kind: (typeof DELIVERY_FAULTS)[number];
  count: number;
  skip: number;
  ms: number;
  flaw: TokenFlaw;
  fired: number;
};

export type Fault = CallFault | DeliveryFault;

/** Faults waiting to happen, first in first out, and how often each kind did. */
export class Faults {
  #queue: Fault[] = [];
  readonly #fired = new Map<string, number>();

  add(fault: Omit<CallFault, "id" | "fired"> | Omit<DeliveryFault, "id" | "fired">): string {
    const id = randomUUID();
    this.#queue.push({ ...fault, id, fired: 0 });
    return id;
  }

  forCall(method: string, path: string): CallFault | null {
    for (const fault of this.#queue) {
      if (fault.target !== "call" || !(fault.method ?? method).includes(method) || !fault.path.test(path)) continue;
      if (this.#fires(fault)) return fault;
    }
    return null;
  }

  forDelivery(): DeliveryFault | null {
    for (const fault of this.#queue) if (fault.target === "delivery" && this.#fires(fault)) return fault;
    return null;
  }

  list(): unknown[] {
    return this.#queue.map((fault) => (fault.target === "call" ? { ...fault, path: fault.path.source } : fault));
  }

  fired(): Record<string, number> {
    return Object.fromEntries(this.#fired);
  }

  clear(): void {
    this.#queue = [];
    this.#fired.clear();
  }

  #fires(fault: Fault): boolean {
    if (fault.skip > 0) {
      fault.skip -= 1;
      return false;
    }
    fault.count -= 1;
    fault.fired += 1;
    if (fault.count <= 0) this.#queue = this.#queue.filter((other) => other !== fault);
    this.#fired.set(fault.kind, (this.#fired.get(fault.kind) ?? 0) + 1);
    return true;
  }
}
