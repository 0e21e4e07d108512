import { and, count, eq, gt, isNull, max, type SQL, sql } from "drizzle-orm";
import type { Database, Executor } from "@/db/client";
import { signInAttempts } from "@/db/schema/team";
import { newId } from "@/lib/ids";
import { PER_ADDRESS, PER_MAIL, type ThrottleRule, waitFor } from "./throttle";

/** `device`: the browser it comes from, where it is one that this person has signed in by before. */
type Attempt = { email: string; address: string | null; device: string | null; at: Date };

/**
 * Admits one guess or says how many seconds to wait. An admitted guess is written down as a failure before the password is
 * looked at, one at a time per mail address and per network: a hundred sent at once count as a hundred.
 */
export function beginAttempt(db: Database, attempt: Attempt): Promise<{ id: string } | { pause: number }> {
  return db.transaction(async (tx) => {
    // Always in this order, so that two guesses never wait for each other.
    if (attempt.address !== null) await lock(tx, `address ${attempt.address}`);
    await lock(tx, `mail ${attempt.email}`);
    const pause = await pauseNow(tx, attempt);
    if (pause > 0) return { pause };
    const id = newId();
    await tx.insert(signInAttempts).values({ id, ...attempt, address: attempt.address ?? "", succeeded: false });
    return { id };
  });
}

const lock = (tx: Executor, key: string) => tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);

/** Seconds to wait: by the browser's own count where it is known, else by the stricter of the mail address's and the network's. */
export async function pauseNow(db: Executor, { email, address, device, at }: Attempt): Promise<number> {
  const t = signInAttempts;
  if (device !== null) return waitOf(db, eq(t.device, device), PER_MAIL, at);
  const byMail = await waitOf(db, and(eq(t.email, email), isNull(t.device)), PER_MAIL, at);
  if (address === null) return byMail;
  return Math.max(byMail, await waitOf(db, and(eq(t.address, address), isNull(t.device)), PER_ADDRESS, at));
}

export async function markSucceeded(tx: Executor, id: string): Promise<void> {
  await tx.update(signInAttempts).set({ succeeded: true }).where(eq(signInAttempts.id, id));
}

/** It was not looked at, so it says nothing about anybody. */
export async function forget(db: Executor, id: string): Promise<void> {
  await db.delete(signInAttempts).where(eq(signInAttempts.id, id));
}

async function waitOf(db: Executor, whose: SQL | undefined, rule: ThrottleRule, now: Date): Promise<number> {
  const t = signInAttempts;
  const begin = new Date(now.getTime() - rule.window * 1000);
  const [success] =
    rule === PER_MAIL
      ? await db
          .select({ at: max(t.at) })
          .from(t)
          .where(and(whose, eq(t.succeeded, true)))
      : [];
  const after = success?.at && success.at > begin ? success.at : begin;
  const [row] = await db
    .select({ count: count(), last: max(t.at) })
    .from(t)
    .where(and(whose, eq(t.succeeded, false), gt(t.at, after)));
  return waitFor({ count: row?.count ?? 0, last: row?.last ?? null }, rule, now);
}
