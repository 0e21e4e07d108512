import { and, asc, eq, isNotNull } from "drizzle-orm";
import { operations } from "@/db/schema/transactions";
import { resolveOperation } from "@/lib/operations/resolve";
import type { OperationRow } from "@/lib/operations/send";
import type { Verdict } from "@/lib/operations/verdict";
import type { Doer } from "../doers";
import { isCreating } from "../oracle/money";
import type { Run } from "../run";
import { NOTHING } from "../task";
import { carries, hasBeen, type TrueTransaction } from "../truth";

/** A careful person looks in Jetpay's dashboard, and says what is there. */
export const resolve: Doer = async (run, action) => {
  const [doubtAt, sayAt, otherAt] = action.picks;
  const doubt = run.pick(await doubtsOf(run), doubtAt);
  if (doubt === undefined) return null;
  const [verdict, other] = [await inputFor(run, doubt, sayAt), await inputFor(run, doubt, otherAt)];
  if (verdict === null || other === null) return null;
  const outcome = await run.perform(
    action,
    "resolve",
    () => resolveOperation(run.clerk("app"), verdict),
    () => resolveOperation(run.clerk("other_app"), action.rival?.same ? verdict : other),
  );
  return { what: `${doubt.reference ?? doubt.kind} ${verdict.verdict}`, outcome };
};

/** At the end, whatever is in doubt still: found, sent again, or left as not having happened, in turn. */
export async function settleDoubts(run: Run): Promise<number> {
  run.changed();
  const doubts = await doubtsOf(run);
  for (const [index, doubt] of doubts.entries()) {
    const input = await inputFor(run, doubt, index % 2 === 0 ? 0.9 : 0.5);
    if (input === null) throw new Error(`nobody can say what became of ${doubt.kind}`);
    const task = run.world.task("resolve", NOTHING);
    run.word(await run.world.run(task, () => resolveOperation(run.clerk("app"), input)), NOTHING);
    run.changed();
  }
  return doubts.length;
}

const doubtsOf = ({ world }: Run): Promise<OperationRow[]> =>
  world.admin
    .select()
    .from(operations)
    .where(and(eq(operations.status, "unknown"), isNotNull(operations.transactionId)))
    .orderBy(asc(operations.createdAt));

/** What the dashboard shows of this very call decides; whether it is sent again where it is not there, `at` does. */
async function inputFor(run: Run, doubt: OperationRow, at: number) {
  const row = (await run.rows()).find(({ id }) => id === doubt.transactionId);
  const { transactions } = await run.world.truth("transactions");
  if (row === undefined) return null;
  const found = transactions.find((each) => isEffectOf(each, doubt, row.jetpayId));
  const absent: Verdict =
    at < 0.25 ? "still_unknown" : at < 0.6 || !isCreating(doubt) ? "did_not_happen" : "did_not_happen_send_again";
  // That a capture or a cancellation did happen is told by the status alone.
  if (found !== undefined && !isCreating(doubt)) return null;
  return {
    transactionId: row.id,
    operationId: doubt.id,
    version: row.version,
    verdict: found === undefined ? absent : "this_is_it",
    jetpayId: found?.id ?? null,
    reason: "Looked in the dashboard",
  };
}

const isEffectOf = (each: TrueTransaction, { kind, reference }: OperationRow, jetpayId: string | null): boolean => {
  if (kind === "capture" || kind === "cancel")
    return each.id === jetpayId && hasBeen(each, kind === "capture" ? "paid" : "cancelled");
  return reference !== null && carries(each, reference);
};
