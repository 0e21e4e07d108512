import { and, asc, eq, gte, inArray, notInArray, or, sql } from "drizzle-orm";
import { createTranslator } from "use-intl/core";
import { calendarFeeds } from "@/db/schema/calendar";
import { contacts } from "@/db/schema/contacts";
import { users } from "@/db/schema/team";
import { transactions } from "@/db/schema/transactions";
import type { Context } from "@/lib/context";
import type { Locale } from "@/lib/i18n/locale";
import type { Messages } from "@/lib/i18n/messages";
import enAlerts from "@/lib/i18n/messages/en/alerts.json";
import frAlerts from "@/lib/i18n/messages/fr/alerts.json";
import { formatMoney } from "@/lib/money";
import { allows } from "@/lib/permissions";
import { readSetting } from "@/lib/settings/settings";
import { purposeOf } from "@/lib/transactions/hold";
import { isCaptured } from "@/lib/transactions/transaction";
import { type CalendarEvent, writeCalendar } from "./ics";
import { hashToken, isToken } from "./token";

/** Calendars ask every few minutes at the most. */
const READS = 60;
const WINDOW_MS = 60 * 60_000;
/** So long an event that is over is sent as cancelled: a calendar that was asleep forgets it too. */
const OVER_FOR_MS = 7 * 24 * 60 * 60_000;
const ALARMS = [24, 4];

/** However old. Open as well, until a week after its deadline, is what Jetpay calls by a word that is new to us: that is no end. */
const OPEN = ["preauthorized", "sending", "unknown"];
const OVER = ["initiated", "paid", "completed", "cancelled", "lapsed"];
const NEVER_HELD = ["draft", "awaiting_approval", "requested", "failed"];

export type FeedAnswer = { kind: "calendar"; text: string } | { kind: "unknown" } | { kind: "busy"; seconds: number };

/**
 * The deadlines of holds, for the calendar that has the address. An address that never was, was ended, or whose owner may not
 * capture any more is `unknown` alike.
 * @param appUrl the desk's origin, where an event leads
 */
export async function readFeed(ctx: Pick<Context, "db" | "now">, token: string, appUrl: string): Promise<FeedAnswer> {
  if (!isToken(token)) return { kind: "unknown" };
  const now = ctx.now();
  const counted = await countRead(ctx, hashToken(token));
  if (counted === null) return { kind: "unknown" };
  const [person] = await ctx.db.select().from(users).where(eq(users.id, counted.userId));
  if (person === undefined || !person.active || !allows(person.role, "authorizations.capture"))
    return { kind: "unknown" };
  if (counted.reads > READS) {
    const until = counted.readsSince.getTime() + WINDOW_MS;
    return { kind: "busy", seconds: Math.max(1, Math.ceil((until - now.getTime()) / 1000)) };
  }
  const words = calendarWords(person.locale ?? "en");
  const company = await readSetting(ctx.db, "company.name");
  return { kind: "calendar", text: writeCalendar(words("name", { company }), await readEvents(ctx, words, appUrl)) };
}

/** One more reading, in one statement, so that as many at once are counted as come. */
async function countRead({ db, now }: Pick<Context, "db" | "now">, tokenHash: string) {
  const f = calendarFeeds;
  const at = now();
  const begins = sql`${f.readsSince} <= ${new Date(at.getTime() - WINDOW_MS).toISOString()}::timestamptz`;
  const [row] = await db
    .update(f)
    .set({
      readAt: at,
      reads: sql`case when ${begins} then 1 else ${f.reads} + 1 end`,
      readsSince: sql`case when ${begins} then ${at.toISOString()}::timestamptz else ${f.readsSince} end`,
    })
    .where(eq(f.tokenHash, tokenHash))
    .returning();
  return row ?? null;
}

type Words = ReturnType<typeof calendarWords> & { money(minor: number, currency: string): string };

const calendarWords = (locale: Locale) => {
  const words = createTranslator<Messages, "alerts.calendar">({
    locale,
    messages: { alerts: locale === "fr" ? frAlerts : enAlerts } as Messages,
    namespace: "alerts.calendar",
  });
  return Object.assign(words, {
    money: (minor: number, currency: string) => formatMoney({ minor, currency }, locale === "fr" ? "fr-CA" : "en-CA"),
  });
};

async function readEvents({ db, now }: Pick<Context, "db" | "now">, words: Words, appUrl: string) {
  const t = transactions;
  const lately = new Date(now().getTime() - OVER_FOR_MS);
  const rows = await db
    .select({ row: t, contactName: contacts.name })
    .from(t)
    .innerJoin(contacts, eq(contacts.id, t.contactId))
    .where(
      and(
        eq(t.flow, "authorization"),
        or(
          inArray(t.state, OPEN),
          and(inArray(t.state, OVER), gte(t.stateSince, lately)),
          and(notInArray(t.state, [...OVER, ...NEVER_HELD]), gte(t.holdDeadline, lately)),
        ),
      ),
    )
    .orderBy(asc(t.holdDeadline), asc(t.id));
  const host = new URL(appUrl).host;
  return rows.flatMap(({ row, contactName }): CalendarEvent[] => {
    if (row.holdDeadline === null) return [];
    const { state } = row;
    const open = !OVER.includes(state);
    const amount = words.money(row.amountMinor, row.currency);
    const what = { amount, contact: contactName };
    return [
      {
        uid: `${row.id}@${host}`,
        sequence: row.version,
        modified: row.stateSince,
        at: row.holdDeadline,
        status: open ? (state === "preauthorized" ? "CONFIRMED" : "TENTATIVE") : "CANCELLED",
        summary: words(open ? "lapses" : isCaptured(state) ? "captured" : state === "lapsed" ? "lapsed" : "over", what),
        description: [purposeOf(row), words("reference", { reference: row.reference }), words("ours")].join("\n"),
        url: `${appUrl}/transactions/${row.id}`,
        alarms: open ? ALARMS : [],
      },
    ];
  });
}
