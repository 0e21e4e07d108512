import { bucketOf, type Direction, directionOf, type Flow, isFinal, type State } from "@/lib/transactions/transaction";
import { type ContactMethod, isUsable } from "./contact";
import type { FlowStart } from "./flows";

/** Money that went one way with a contact, in integer minor units; `openMinor` of it is not final. */
export type Moved = { count: number; minor: number; openMinor: number };

/** What went to and fro with one contact in one currency. Held and unknown money is in no sum. */
export type Balance = {
  currency: string;
  in: Moved;
  out: Moved;
  held: { count: number; minor: number };
  unknown: { count: number; minor: number };
  /** In less out. */
  netMinor: number;
};

/** How payments of one flow by one method went; instants are ISO texts. A failure on our own side says nothing about a way. */
export type WayRecord = {
  flow: Flow;
  methodId: string | null;
  worked: number;
  workedAt: string | null;
  failedAt: string | null;
};

export type Movement = {
  currency: string;
  direction: Direction;
  flow: Flow;
  state: State;
  count: number;
  minor: number;
};

/** One balance for each currency. What did not happen is left out. */
export function balancesOf(movements: readonly Movement[]): Balance[] {
  const found = new Map<string, Balance>();
  for (const movement of movements) {
    const bucket = bucketOf(movement);
    if (bucket === "not_happened") continue;
    const balance = found.get(movement.currency) ?? noMovement(movement.currency);
    found.set(movement.currency, balance);
    balance[bucket].count += movement.count;
    balance[bucket].minor += movement.minor;
    if ((bucket === "in" || bucket === "out") && !isFinal(movement.state)) balance[bucket].openMinor += movement.minor;
    balance.netMinor = balance.in.minor - balance.out.minor;
  }
  return [...found.values()].sort((a, b) => a.currency.localeCompare(b.currency));
}

const noMovement = (currency: string): Balance => ({
  currency,
  in: { count: 0, minor: 0, openMinor: 0 },
  out: { count: 0, minor: 0, openMinor: 0 },
  held: { count: 0, minor: 0 },
  unknown: { count: 0, minor: 0 },
  netMinor: 0,
});

/**
 * `worked`: it went through so often, the last time then, and nothing failed since; `untried`: nothing speaks for or against it; `failed`: the last
 * one by it failed then, and there is no other way.
 */
export type WayReason =
  | { kind: "worked"; count: number; at: string }
  | { kind: "untried" }
  | { kind: "failed"; at: string };

/** A hold is no way to pay. */
export type PayFlow = Exclude<Flow, "authorization">;

/** `instead`: a way that would be the usual one, had its last payment not failed. */
export type BestWay = {
  flow: PayFlow;
  method: ContactMethod | null;
  why: WayReason;
  instead: { method: ContactMethod | null; at: string } | null;
};

/** The usual order, where nothing is known: to a saved account; and a link asks before it takes. */
const USUAL: readonly PayFlow[] = ["payout", "payout_link", "payment_link", "charge"];

type Way = { flow: PayFlow; method: ContactMethod | null; record: WayRecord | null };

/** The way that worked last and has not failed since; else the usual one of those untried; null where nothing can begin. */
export function bestWay(
  direction: Direction,
  starts: readonly FlowStart[],
  methods: readonly ContactMethod[],
  records: readonly WayRecord[],
): BestWay | null {
  const recordOf = (flow: Flow, methodId: string | null) =>
    records.find((record) => record.flow === flow && record.methodId === methodId) ?? null;
  const ways = USUAL.filter((flow) => directionOf(flow) === direction)
    .filter((flow) => starts.some((start) => start.flow === flow && start.obstacle === null))
    .flatMap((flow): Way[] =>
      carriers(flow, methods).map((method) => ({ flow, method, record: recordOf(flow, method?.id ?? null) })),
    );
  const [proven] = ways.filter(isProven).sort((a, b) => workedAt(b) - workedAt(a));
  const untried = ways.find((way) => way.record === null || lastOf(way.record) === "none");
  const [oldest] = ways.filter(isBroken).sort((a, b) => failedAt(a) - failedAt(b));
  const best = proven ?? untried ?? oldest;
  if (best === undefined) return null;
  const passed = ways.slice(0, ways.indexOf(best)).find(isBroken);
  const instead =
    passed?.record?.failedAt && passed !== best ? { method: passed.method, at: passed.record.failedAt } : null;
  return { flow: best.flow, method: best.method, why: reasonOf(best.record), instead };
}

/** What a flow goes by: each usable account or card, or nothing for a link. */
function carriers(flow: PayFlow, methods: readonly ContactMethod[]): (ContactMethod | null)[] {
  if (flow === "payout_link" || flow === "payment_link") return [null];
  const kind = flow === "payout" ? "bank_account" : "card";
  return methods.filter((method) => method.kind === kind && isUsable(method));
}

function lastOf({ workedAt, failedAt }: WayRecord): "worked" | "failed" | "none" {
  if (failedAt !== null && (workedAt === null || failedAt > workedAt)) return "failed";
  return workedAt === null ? "none" : "worked";
}
const isProven = ({ record }: Way): boolean => record !== null && lastOf(record) === "worked";
const isBroken = ({ record }: Way): boolean => record !== null && lastOf(record) === "failed";
const workedAt = ({ record }: Way): number => Date.parse(record?.workedAt ?? "");
const failedAt = ({ record }: Way): number => Date.parse(record?.failedAt ?? "");

function reasonOf(record: WayRecord | null): WayReason {
  if (record?.failedAt && lastOf(record) === "failed") return { kind: "failed", at: record.failedAt };
  if (record?.workedAt) return { kind: "worked", count: record.worked, at: record.workedAt };
  return { kind: "untried" };
}
