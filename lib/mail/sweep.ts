import { and, eq, lt, not, sql } from "drizzle-orm";
import { mails } from "@/db/schema/mails";
import type { Context } from "@/lib/context";
import { eachOf } from "@/lib/each-of";
import { enqueue, willRun } from "@/lib/jobs/queue";
import { sendDueReminders } from "./reminders";
import { settleMail } from "./settle";
import { LONGEST_HANDOVER_MS } from "./smtp";

const LOST_AFTER_MS = LONGEST_HANDOVER_MS + 60_000;

/** Mails whose process ended while handing over: the server may or may not have them, so they are not sent again. */
export async function sweepMails(ctx: Context): Promise<void> {
  const before = new Date(ctx.now().getTime() - LOST_AFTER_MS);
  const lost = await ctx.db
    .select()
    .from(mails)
    .where(and(eq(mails.state, "sending"), lt(mails.sentAt, before)))
    .orderBy(mails.sentAt);
  const answer = "Jetdesk stopped before the mail server's answer was written down.";
  // Each step, and each mail in it, is done whatever became of the one before.
  await eachOf(
    [
      () => eachOf(lost, (mail) => settleMail(ctx, mail, { kind: "unknown", answer })),
      () => queueForgotten(ctx),
      () => sendDueReminders(ctx),
    ],
    (step) => step(),
  );
}

/** Mails that wait for a job nobody will run: it was given up, or a worker that ended holds it. They have not left. */
async function queueForgotten(ctx: Context): Promise<void> {
  const forgotten = await ctx.db
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.state, "queued"), not(willRun(sql`'mail:' || ${mails.id}`))));
  await eachOf(forgotten, ({ id }) => enqueue(ctx.db, "mail.send", { mailId: id }, { key: `mail:${id}` }));
}
