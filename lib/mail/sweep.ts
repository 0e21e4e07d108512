import { and, eq, lt, not, sql } from "drizzle-orm";
import { mails } from "@/db/schema/mails";
import type { Context } from "@/lib/context";
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
    .where(and(eq(mails.state, "sending"), lt(mails.sentAt, before)));
  for (const mail of lost) {
    const answer = "Jetdesk stopped before the mail server's answer was written down.";
    await settleMail(ctx, mail, { kind: "unknown", answer });
  }
  await queueForgotten(ctx);
  await sendDueReminders(ctx);
}

/** Mails that wait for a job nobody will run: it was given up, or a worker that ended holds it. They have not left. */
async function queueForgotten(ctx: Context): Promise<void> {
  const forgotten = await ctx.db
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.state, "queued"), not(willRun(sql`'mail:' || ${mails.id}`))));
  for (const { id } of forgotten) await enqueue(ctx.db, "mail.send", { mailId: id }, { key: `mail:${id}` });
}
