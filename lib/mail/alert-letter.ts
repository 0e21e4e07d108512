import { and, asc, eq, gt } from "drizzle-orm";
import { mailHolds } from "@/db/schema/alerts";
import { contacts } from "@/db/schema/contacts";
import { transactions } from "@/db/schema/transactions";
import { listeners } from "@/lib/alerts/listeners";
import { STAGES, stageWithin } from "@/lib/alerts/stages";
import { readSettings } from "@/lib/settings/settings";
import { purposeOf } from "@/lib/transactions/hold";
import type { DrawLetter } from "./letter";
import { renderAlertMail } from "./render-alert";

/**
 * The mail that tells somebody of holds, out of what is held as it leaves: what was captured, released or lapsed since it was
 * queued is not in it. It does not leave where nothing is left to tell of, or they may not or want not to know any more.
 */
export const alertLetter: DrawLetter = async (ctx, mail) => {
  if (mail.userId === null) return null;
  const now = ctx.now();
  const [person] = await listeners(ctx.db, mail.userId);
  const t = transactions;
  const holds = await ctx.db
    .select({ row: t, contactName: contacts.name })
    .from(mailHolds)
    .innerJoin(t, eq(t.id, mailHolds.transactionId))
    .innerJoin(contacts, eq(contacts.id, t.contactId))
    .where(and(eq(mailHolds.mailId, mail.id), eq(t.state, "preauthorized"), gt(t.holdDeadline, now)))
    .orderBy(asc(t.holdDeadline), asc(t.id));
  const envelope = { toName: mail.toName, attachments: [] };
  const first = holds[0]?.row.holdDeadline;
  const nothing = { ...envelope, subject: mail.subject, html: "", text: "" };
  if (!first) return { ...nothing, withdraw: "needless" };
  if (person === undefined) return { ...nothing, withdraw: "unwanted" };
  const settings = await readSettings(ctx.db);
  const rendered = await renderAlertMail({
    locale: mail.locale,
    zone: settings["desk.zone"],
    company: settings["company.name"],
    within: stageWithin(first.getTime(), now.getTime()) ?? STAGES[0],
    holds: holds.map(({ row, contactName }) => ({
      contactName,
      purpose: purposeOf(row),
      reference: row.reference,
      money: { minor: row.amountMinor, currency: row.currency },
      deadline: row.holdDeadline ?? first,
    })),
    appUrl: ctx.appUrl,
  });
  return { ...envelope, ...rendered, withdraw: null };
};
