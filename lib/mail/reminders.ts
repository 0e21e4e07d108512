import { and, eq, isNotNull, lte } from "drizzle-orm";
import { z } from "zod";
import { mails } from "@/db/schema/mails";
import { record } from "@/lib/audit/record";
import { type Context, requireRight } from "@/lib/context";
import { eachOf } from "@/lib/each-of";
import { Conflict, NotFound } from "@/lib/errors";
import { parse } from "@/lib/parse";
import { checkTransaction } from "@/lib/transactions/check";
import { lockTransaction } from "@/lib/transactions/refresh";
import { followLink, tellWithdrawn } from "./release";

const isPlanned = and(eq(mails.state, "waiting"), isNotNull(mails.dueAt));

/** Has the reminders leave whose day has come, where their link can still be followed. */
export async function sendDueReminders(ctx: Context): Promise<void> {
  const due = await ctx.db
    .selectDistinct({ transactionId: mails.transactionId })
    .from(mails)
    .where(and(isPlanned, eq(mails.kind, "link"), lte(mails.dueAt, ctx.now())));
  await eachOf(due, async ({ transactionId }) => {
    if (transactionId === null) return;
    // Nobody is reminded of what they have paid: Jetpay is asked first, and as long as it cannot be, the reminder waits.
    if ((await checkTransaction(ctx, transactionId)) === "unreachable") return;
    await ctx.db.transaction(async (tx) => {
      const row = await lockTransaction(tx, transactionId);
      if (row !== null) await followLink(tx, ctx, row);
    });
  });
}

export const cancelReminderInput = z.object({ mailId: z.uuid() });

/** Takes a reminder back that has not left. A second click finds it taken back already. */
export async function cancelReminder(ctx: Context, raw: unknown): Promise<void> {
  const { mailId } = parse(cancelReminderInput, raw);
  requireRight(ctx, "mails.send");
  await ctx.db.transaction(async (tx) => {
    const [asked] = await tx.select({ transactionId: mails.transactionId }).from(mails).where(eq(mails.id, mailId));
    // The transaction before its mails, as whoever writes its state does.
    const row = asked?.transactionId ? await lockTransaction(tx, asked.transactionId) : null;
    const [mail] = await tx.select().from(mails).where(eq(mails.id, mailId)).for("update");
    if (mail === undefined || row === null) throw new NotFound("mail");
    if (mail.state === "withdrawn") return;
    if (mail.state !== "waiting" || mail.dueAt === null) throw new Conflict("mail_gone");
    await tx.update(mails).set({ state: "withdrawn" }).where(eq(mails.id, mailId));
    await tellWithdrawn(tx, ctx, mail, "person");
    await record(tx, ctx, {
      action: "mail.cancel",
      subjectId: mail.transactionId,
      data: { to: [mail.toAddress], due: mail.dueAt.toISOString() },
    });
  });
}
