import { type SQL, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";

/** Every job there is, with what it is given. The worker's registry has one function for each. */
export type Jobs = {
  /** Makes the call of one operation. */
  "operation.send": { operationId: string };
  /** Finds calls whose process ended before the answer was written down. */
  "operations.sweep": Record<string, never>;
  /** Applies what waits in the inbox. */
  "webhooks.apply": Record<string, never>;
  /** Does something about missing event ids. */
  "webhooks.heal": Record<string, never>;
  /** Asks Jetpay for the status of one transaction. */
  "transaction.check": { transactionId: string };
  /** Asks Jetpay for the status of a transaction heard of only by event, while a call is in doubt that may have made it. */
  "orphan.ask": { jetpayId: string };
  /** Asks for every open transaction that has been silent too long. */
  "transactions.poll": Record<string, never>;
  /** Marks holds whose deadline has passed. */
  "holds.lapse": Record<string, never>;
  /** Tells people of holds that lapse in 72, 24 and 4 hours. */
  "holds.alert": Record<string, never>;
  /** Asks Jetpay how the registered webhook is doing. */
  "webhook.watch": Record<string, never>;
  /** Compares the next few transactions of a self-check with Jetpay. */
  "self_check.step": { checkId: string };
  /** Goes on with a self-check that nobody is at work on. */
  "self_check.watch": Record<string, never>;
  /** Begins a self-check of a sample. */
  "self_check.sample": Record<string, never>;
  "mail.send": { mailId: string };
  /** Finds mails whose process ended while handing them over. */
  "mails.sweep": Record<string, never>;
  /** Removes what is kept only for a while: self-checks, calls about the webhook that are over, sign-in attempts, ended sessions. */
  housekeeping: Record<string, never>;
};
export type JobName = keyof Jobs;

/**
 * Queues a job in the caller's transaction: it runs after the commit, and never if that rolls back. Jobs with the same
 * `key` that have not begun become one.
 */
export async function enqueue<N extends JobName>(
  tx: Executor,
  name: N,
  payload: Jobs[N],
  options: { key?: string; runAt?: Date; maxAttempts?: number } = {},
): Promise<void> {
  await tx.execute(sql`
    select graphile_worker.add_job(
      identifier => ${name},
      payload => ${JSON.stringify(payload)}::json,
      run_at => ${options.runAt?.toISOString() ?? null}::timestamptz,
      max_attempts => ${options.maxAttempts ?? 25}::int,
      job_key => ${options.key ?? null}
    )`);
}

/** Whether a job with this key waits for its turn, now or later. One that has begun is not among them. */
export const willRun = (key: SQL): SQL =>
  sql`exists (select from graphile_worker.jobs as job where job.key = ${key} and job.locked_at is null and job.attempts < job.max_attempts)`;
