import type { operations, transactions } from "@/db/schema/transactions";
import { carries, hasBeen, type TrueTransaction } from "../truth";
import type { Violation } from "./violation";

type Row = typeof transactions.$inferSelect;
type Operation = typeof operations.$inferSelect;

const CREATING: ReadonlySet<string> = new Set(["create_credit", "create_debit", "charge", "preauthorize"]);
/** The calls that bring a transaction into being. */
export const isCreating = ({ kind }: Pick<Operation, "kind">): boolean => CREATING.has(kind);

/** The state by which the effect of a call on a transaction shows. */
const EFFECT = { capture: "paid", cancel: "cancelled" } as const;

const NOT_DONE: ReadonlySet<string> = new Set(["queued", "refused", "withdrawn", "did_not_happen"]);
const UNDER_WAY: ReadonlySet<string> = new Set(["queued", "sent"]);

/** What the desk says of money, against what Jetpay did; to be true at every moment. */
export function judgeMoney(rows: Row[], calls: Operation[], truth: TrueTransaction[]): Violation[] {
  const found: Violation[] = [];
  const owned = new Set<string>();
  for (const row of rows) {
    const of = calls.filter(({ transactionId }) => transactionId === row.id);
    const own = ownOf(of, truth);
    for (const { id } of own) owned.add(id);
    const one = own[0];
    const say = (kind: Violation["kind"], words: string) =>
      found.push({ kind, detail: `${row.reference} (${row.flow}, shown ${row.state}): ${words}` });
    if (own.length > 1) say("doubled effect", `Jetpay has it ${own.length} times`);
    for (const words of [...wrongTie(row, one), ...wrongWord(row, of, one), ...wrongCalls(of, own)])
      say("misreported", words);
  }
  const forms = new Set(rows.map(({ formId }) => formId));
  if (forms.size < rows.length)
    found.push({ kind: "doubled effect", detail: `${rows.length} payments of ${forms.size} forms` });
  for (const { id, amountMinor } of truth.filter((each) => !owned.has(each.id)))
    found.push({ kind: "doubled effect", detail: `nobody here asked for transaction ${id} of ${amountMinor}` });
  return found;
}

/** Jetpay's transactions that carry the reference of one of these calls. */
const ownOf = (calls: Operation[], truth: TrueTransaction[]): TrueTransaction[] =>
  truth.filter((each) => calls.some(({ reference }) => reference !== null && carries(each, reference)));

function wrongTie(row: Row, one: TrueTransaction | undefined): string[] {
  if (row.jetpayId !== null && row.jetpayId !== one?.id) return [`tied to ${row.jetpayId}, which is another's`];
  if (one === undefined) return [];
  return [
    ...(one.amountMinor === row.amountMinor ? [] : [`asked for ${row.amountMinor}, Jetpay moved ${one.amountMinor}`]),
    ...(one.direction === row.direction ? [] : [`Jetpay moved it the other way`]),
  ];
}

/** The state that is shown is one that was so at some time: nobody is told failed of what went through, or the opposite. */
function wrongWord(row: Row, calls: Operation[], one: TrueTransaction | undefined): string[] {
  const history =
    one === undefined ? "Jetpay has none" : `Jetpay: ${one.history.map(({ state }) => state).join(" > ")}`;
  switch (row.state) {
    case "sending":
      return calls.some(({ status }) => UNDER_WAY.has(status)) ? [] : ["no call is under way"];
    case "unknown":
      return calls.some(({ status }) => status === "unknown") ? [] : ["no call is unknown"];
    case "failed":
    case "cancelled":
      return one === undefined || hasBeen(one, row.state) ? [] : [`said not to have happened; ${history}`];
    case "lapsed":
      return one !== undefined && hasBeen(one, "preauthorized") && !hasBeen(one, "paid") ? [] : [history];
    default:
      return one !== undefined && hasBeen(one, row.state) ? [] : [`said to have happened; ${history}`];
  }
}

/** What is written of each call: accepted only if it took effect, refused or not sent only if it did not. */
function wrongCalls(calls: Operation[], own: TrueTransaction[]): string[] {
  const created = calls
    .filter(({ kind }) => CREATING.has(kind))
    .map((call) => ({
      name: `create ${call.reference}`,
      of: [call],
      took: own.some((each) => call.reference !== null && carries(each, call.reference)),
    }));
  // Which of several captures did it is not to be seen; that one did.
  const moved = (["capture", "cancel"] as const).map((kind) => ({
    name: kind,
    of: calls.filter((each) => each.kind === kind),
    took: own.some((each) => hasBeen(each, EFFECT[kind])),
  }));
  return [...created, ...moved].flatMap(({ name, of, took }) => {
    if (of.length === 0) return [];
    if (!took && of.some(({ status }) => status === "accepted")) return [`${name} is accepted and took no effect`];
    if (took && of.every(({ status }) => NOT_DONE.has(status)))
      return [`${name} is ${of.map(({ status }) => status).join(", ")} and took effect`];
    return [];
  });
}

/**
 * What was shown to have gone on is never shown to have gone back. `shown` keeps how far each has been, as a place in
 * Jetpay's own history of it.
 */
export function judgeProgress(
  rows: Row[],
  calls: Operation[],
  truth: TrueTransaction[],
  shown: Map<string, number>,
): Violation[] {
  return rows.flatMap((row): Violation[] => {
    const [one] = ownOf(
      calls.filter(({ transactionId }) => transactionId === row.id),
      truth,
    );
    const place = one?.history.findLastIndex(({ state }) => state === row.state) ?? -1;
    if (place < 0) return [];
    const before = shown.get(row.id) ?? -1;
    shown.set(row.id, Math.max(place, before));
    if (place >= before) return [];
    return [
      { kind: "misreported", detail: `${row.reference} went back from ${one?.history[before]?.state} to ${row.state}` },
    ];
  });
}

/** When everything has come to rest and a person has settled what evidence could not, what is shown is what is. */
export function judgeRest(rows: Row[], calls: Operation[], truth: TrueTransaction[]): Violation[] {
  return rows.flatMap((row): Violation[] => {
    const of = calls.filter(({ transactionId }) => transactionId === row.id);
    const [one] = ownOf(of, truth);
    const say = (words: string): Violation[] => [{ kind: "misreported", detail: `${row.reference} at rest: ${words}` }];
    if (one === undefined)
      return row.state === "failed" || row.state === "cancelled" ? [] : say(`${row.state} without effect`);
    const shown = row.state === "lapsed" ? "preauthorized" : row.state;
    return shown === one.state ? [] : say(`shown ${row.state}, Jetpay says ${one.state}`);
  });
}
