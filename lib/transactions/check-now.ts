import { and, eq, gt } from "drizzle-orm";
import { z } from "zod";
import { auditEntries } from "@/db/schema/audit";
import { transactions } from "@/db/schema/transactions";
import { record } from "@/lib/audit/record";
import { type Context, requireRight } from "@/lib/context";
import { Conflict, NotFound } from "@/lib/errors";
import { parse } from "@/lib/parse";
import { checkTransaction } from "./check";
import type { CheckResult } from "./compared";

export const checkNowInput = z.object({ transactionId: z.uuid() });

/** More than anybody presses; Jetpay counts calls of the whole company, and payments wait once they are too many. */
const A_MINUTE = 100;

/**
 * Asks Jetpay for the status because a person wants to know it now. Anybody who may read the transaction may ask: it
 * moves nothing, and what is heard is a fact with their name on it.
 */
export async function checkNow(ctx: Context, raw: unknown): Promise<{ result: CheckResult }> {
  const { transactionId } = parse(checkNowInput, raw);
  requireRight(ctx, "desk.read");
  const [row] = await ctx.db
    .select({ jetpayId: transactions.jetpayId, reference: transactions.reference })
    .from(transactions)
    .where(eq(transactions.id, transactionId));
  if (row === undefined) throw new NotFound("transaction");
  if (row.jetpayId === null) throw new Conflict("cannot_check");
  await requirePatience(ctx);
  await record(ctx.db, ctx, {
    action: "transaction.check",
    subjectId: transactionId,
    data: { reference: row.reference },
  });
  return { result: await checkTransaction(ctx, transactionId) };
}

async function requirePatience({ db, actor, now }: Context): Promise<void> {
  if (actor.kind !== "person") return;
  const { action, actorId, at } = auditEntries;
  const since = new Date(now().getTime() - 60_000);
  const asked = await db.$count(
    auditEntries,
    and(eq(actorId, actor.id), gt(at, since), eq(action, "transaction.check")),
  );
  if (asked >= A_MINUTE) throw new Conflict("checks_paused");
}
