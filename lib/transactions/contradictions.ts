import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Executor } from "@/db/client";
import { transactionEvents } from "@/db/schema/transactions";
import { record } from "@/lib/audit/record";
import { type Context, requireRight } from "@/lib/context";
import { Conflict, NotFound } from "@/lib/errors";
import { reasonInput } from "@/lib/operations/verdict";
import { parse } from "@/lib/parse";
import { addFact } from "./add-fact";
import { CONTRADICTIONS, type Contradiction } from "./facts";
import { lockTransaction, refreshTransaction } from "./refresh";
import { OPEN_CONTRADICTIONS } from "./waiting";

/** What cannot be, if each call took effect once at most, and nobody has looked into yet. `at` is an ISO instant. */
export type OpenContradiction = {
  factId: number;
  why: Contradiction;
  jetpayId: string;
  reference: string | null;
  at: string;
  other: { id: string; reference: string } | null;
};

export async function openContradictions(db: Executor, transactionId: string): Promise<OpenContradiction[]> {
  const { rows } = await db.execute<{ id: string }>(
    sql`select fact.id ${OPEN_CONTRADICTIONS} and fact.transaction_id = ${transactionId}`,
  );
  const open = new Set(rows.map(({ id }) => Number(id)));
  if (open.size === 0) return [];
  const facts = await db
    .select()
    .from(transactionEvents)
    .where(and(eq(transactionEvents.transactionId, transactionId), eq(transactionEvents.kind, "contradiction")))
    .orderBy(asc(transactionEvents.id));
  const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
  return facts
    .filter(({ id }) => open.has(id))
    .map(({ id, data, heardAt }) => {
      const otherId = text(data["otherId"]);
      return {
        factId: id,
        why: CONTRADICTIONS.find((each) => each === data["why"]) ?? "second_id",
        jetpayId: text(data["jetpayId"]) ?? "",
        reference: text(data["reference"]),
        at: heardAt.toISOString(),
        other: otherId === null ? null : { id: otherId, reference: text(data["otherReference"]) ?? "" },
      };
    });
}

export const contradictionInput = z.object({
  transactionId: z.uuid(),
  factId: z.number().int().positive(),
  reason: reasonInput,
});

/** A person has looked into a contradiction, in Jetpay's dashboard or by phone, and says what came of it. */
export async function settleContradiction(ctx: Context, raw: unknown): Promise<void> {
  const { transactionId, factId, reason } = parse(contradictionInput, raw);
  requireRight(ctx, "doubts.deny");
  await ctx.db.transaction(async (tx) => {
    const row = await lockTransaction(tx, transactionId);
    if (row === null) throw new NotFound("transaction");
    const found = (await openContradictions(tx, transactionId)).find((each) => each.factId === factId);
    if (found === undefined) throw new Conflict("doubt_over");
    const { why, jetpayId } = found;
    await addFact(tx, ctx.actor, {
      transactionId,
      kind: "contradiction_settled",
      source: "person",
      happenedAt: ctx.now(),
      data: { factId: String(factId), why, jetpayId, reason },
    });
    await record(tx, ctx, {
      action: "contradiction.settle",
      subjectId: transactionId,
      reason,
      data: { why, jetpayId, reference: row.reference },
    });
    await refreshTransaction(tx, ctx, row);
  });
}
