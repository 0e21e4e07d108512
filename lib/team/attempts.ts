import { and, count, eq, gt, max, sql } from "drizzle-orm";
import type { Database, Executor } from "@/db/client";
import { signInAttempts } from "@/db/schema/team";
import { newId } from "@/lib/ids";
import { PER_ADDRESS, PER_MAIL, type ThrottleRule, waitFor } from "./throttle";

type Attempt = { email: string; address: string; at: Date };

/**
 * Admits one guess or says how many seconds to wait. An admitted guess is written down as a failure before the password is
 * looked at, one at a time per mail address and per network: a hundred sent at once count as a hundred.
 */
export function beginAttempt(db: Database, attempt: Attempt): Promise<{ id: string } | { pause: number }> {
  return db.transaction(async (tx) => {
    // Always in this order, so that two guesses never wait for each other.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`address ${attempt.address}`}, 0))`);
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`mail ${attempt.email}`}, 0))`);
    const pause = await pauseNow(tx, attempt);
    if (pause > 0) return { pause };
    const id = newId();
    await tx.insert(signInAttempts).values({ id, ...attempt, succeeded: false });
    return { id };
  });
}

/** Seconds to wait, by the stricter of the two counts. */
export async function pauseNow(db: Executor, { email, address, at }: Attempt): Promise<number> {
  const [success] = await db
    .select({ at: max(signInAttempts.at) })
    .from(signInAttempts)
    .where(and(eq(signInAttempts.email, email), eq(signInAttempts.succeeded, true)));
  const byMail = await failures(db, eq(signInAttempts.email, email), since(PER_MAIL, at, success?.at ?? null));
  const byAddress = await failures(db, eq(signInAttempts.address, address), since(PER_ADDRESS, at, null));
  return Math.max(waitFor(byMail, PER_MAIL, at), waitFor(byAddress, PER_ADDRESS, at));
}

export async function markSucceeded(tx: Executor, id: string): Promise<void> {
  await tx.update(signInAttempts).set({ succeeded: true }).where(eq(signInAttempts.id, id));
}

function since(rule: ThrottleRule, now: Date, success: Date | null): Date {
  const begin = new Date(now.getTime() - rule.window * 1000);
  return success !== null && success > begin ? success : begin;
}

async function failures(db: Executor, whose: ReturnType<typeof eq>, after: Date) {
  const [row] = await db
    .select({ count: count(), last: max(signInAttempts.at) })
    .from(signInAttempts)
    .where(and(whose, eq(signInAttempts.succeeded, false), gt(signInAttempts.at, after)));
  return { count: row?.count ?? 0, last: row?.last ?? null };
}
