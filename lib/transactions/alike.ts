import { and, desc, eq, gt, ne, notInArray, or, sql } from "drizzle-orm";
import { z } from "zod";
import type { Executor, Transaction } from "@/db/client";
import { users } from "@/db/schema/team";
import { transactions } from "@/db/schema/transactions";
import { type Context, requireRight } from "@/lib/context";
import { Conflict } from "@/lib/errors";
import { parse } from "@/lib/parse";
import type { TransactionInput } from "./input";
import { ALIKE_DAYS } from "./limits";
import { directionOf, FLOWS, type State } from "./transaction";

/** A transaction of the same contact and amount that was asked for in the same way not long before, or in any way where it may have happened. `at` is an ISO instant. */
export type Alike = { id: string; reference: string; at: string; state: State; by: string | null };

/** What did not happen is no reason to ask again whether it should. A lapsed hold may still be captured. */
const NO_MATTER = ["failed", "cancelled"];
const isUnknown = eq(transactions.state, "unknown");
const DAY_MS = 24 * 60 * 60_000;

const alikeInput = z.object({
  contactId: z.uuid(),
  flow: z.enum(FLOWS),
  amountMinor: z.coerce.number().int().positive(),
  formId: z.uuid(),
});

/** What a person is shown before they ask for the same once more: of which it is not known what became, then the newest. What this very form asked for is not among it. */
export async function readAlike(ctx: Context, raw: unknown): Promise<Alike[]> {
  requireRight(ctx, "desk.read");
  const rows = await findAlike(ctx.db, ctx, parse(alikeInput, raw));
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

/**
 * Refuses to ask for the same once more unless the person saw each earlier one and said why. Two clerks at once take
 * turns from here to the commit, so the second sees what the first asked for.
 * @returns what is to be kept with the transaction, or null where there is nothing like it
 */
export async function acceptAlike(
  tx: Transaction,
  ctx: Context,
  input: TransactionInput,
): Promise<{ of: string; reason: string } | null> {
  const alike = await findAlike(tx, ctx, input);
  if (alike.length === 0) return null;
  const seen = new Set(input.again?.seen);
  const unseen = alike.find(({ id }) => !seen.has(id));
  if (input.again === null || unseen !== undefined) {
    const [first] = alike;
    throw new Conflict("near_duplicate", { reference: (unseen ?? first)?.reference ?? "", count: alike.length });
  }
  return { of: alike.map(({ reference }) => reference).join(", "), reason: input.again.reason };
}

type Same = Pick<TransactionInput, "contactId" | "flow" | "amountMinor" | "formId">;

/** Held until the end of the database transaction, by whoever asks for this amount in this direction. */
export async function lockAlike(tx: Transaction, { contactId, flow, amountMinor }: Same): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`alike ${contactId} ${directionOf(flow)} ${amountMinor}`}, 0))`,
  );
}

const findAlike = (db: Executor, ctx: Context, { contactId, flow, amountMinor, formId }: Same) =>
  db
    .select({
      id: transactions.id,
      reference: transactions.reference,
      at: transactions.createdAt,
      state: transactions.state,
      by: users.name,
    })
    .from(transactions)
    .leftJoin(users, eq(users.id, transactions.createdBy))
    .where(
      and(
        eq(transactions.contactId, contactId),
        eq(transactions.direction, directionOf(flow)),
        eq(transactions.amountMinor, amountMinor),
        eq(transactions.currency, ctx.currency),
        ne(transactions.formId, formId),
        notInArray(transactions.state, NO_MATTER),
        // However old, and in whatever way: as long as it is not known what became of it, it may have happened.
        or(
          isUnknown,
          and(
            eq(transactions.flow, flow),
            gt(transactions.createdAt, new Date(ctx.now().getTime() - ALIKE_DAYS * DAY_MS)),
          ),
        ),
      ),
    )
    .orderBy(desc(isUnknown), desc(transactions.createdAt), desc(transactions.id));
