import { and, asc, count, desc, eq, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { contacts, merchantAccounts, paymentMethods } from "@/db/schema/contacts";
import { users } from "@/db/schema/team";
import { transactions } from "@/db/schema/transactions";
import { webhookRegistrations } from "@/db/schema/webhooks";
import { type Context, requireRight } from "@/lib/context";
import { dayStart } from "@/lib/i18n/day-start";
import { dayKey } from "@/lib/i18n/format";
import { oneMoment } from "@/lib/lists/page";
import { readSetting } from "@/lib/settings/settings";
import { addDays } from "@/lib/transactions/board";
import type { SearchDesk } from "@/lib/transactions/search";
import { NOTHING } from "@/lib/transactions/search-words";
import { readSums } from "@/lib/transactions/sums";
import { readStamp, type Stamp } from "@/lib/webhooks/stamp";
import { columnsOf, monthSums, type Period, readFrom } from "./flows";
import { readLatest } from "./latest";
import { byUrgency, type Need } from "./needs";
import type { FirstSteps, LapsingHold, Overview } from "./overview";
import { readFlows } from "./read-flows";
import { undeliveredMails } from "./read-mails";
import {
  type Days,
  failedLately,
  lapsedHolds,
  lapsingHolds,
  notOurs,
  openContradictions,
  queuedCalls,
  refusedCalls,
  setAsideEvents,
  unknownContacts,
  unknownTransactions,
} from "./read-needs";

const HOLDS_SHOWN = 4;

/** The overview, read in one round at one moment: what it counts, sums and names belongs together. */
export async function readOverview(ctx: Context, period: Period): Promise<Overview> {
  requireRight(ctx, "desk.read");
  const zone = await readSetting(ctx.db, "desk.zone");
  const stamp = await readStamp(ctx, zone);
  const now = ctx.now();
  const today = dayKey(now, zone);
  const days: Days = {
    yesterday: dayStart(addDays(today, -1), zone),
    tomorrow: dayStart(addDays(today, 1), zone),
    dayAfter: dayStart(addDays(today, 2), zone),
  };
  return ctx.db.transaction(async (tx) => {
    await oneMoment(tx);
    const firstSteps = await readFirstSteps(tx);
    const flows = await readFlows(tx, { from: readFrom(period, today), to: today, zone, currency: ctx.currency });
    const needs = [
      ...(await unheard(tx, stamp, firstSteps !== null)),
      ...(await unknownTransactions(tx)),
      ...(await openContradictions(tx)),
      ...(await unknownContacts(tx)),
      ...(await lapsingHolds(tx, days, now)),
      ...(await queuedCalls(tx)),
      ...(await failedLately(tx, days)),
      ...(await refusedCalls(tx, days)),
      ...(await lapsedHolds(tx, days)),
      ...(await setAsideEvents(tx)),
      ...(await notOurs(tx)),
      ...(await undeliveredMails(tx, now)),
    ];
    return {
      now: now.toISOString(),
      today,
      currency: ctx.currency,
      needs: needs.sort(byUrgency),
      waiting: await readWaiting(tx, { zone, currency: ctx.currency, now }),
      firstSteps,
      period,
      columns: columnsOf(period, flows.cells, today),
      month: monthSums(flows.cells, today),
      otherCurrency: flows.otherCurrency,
      holds: await readHolds(tx),
      latest: await readLatest(tx),
    };
  });
}

/** Jetpay's webhook, where it has stopped, proves nothing or was never registered: what changes there may then not be heard here. */
async function unheard(tx: Executor, stamp: Stamp, first: boolean): Promise<Need[]> {
  const [registration] = await tx.select().from(webhookRegistrations).limit(1);
  // Before the first payment it is one of the steps to take.
  if (registration === undefined) return first ? [] : [{ kind: "unregistered" }];
  if (stamp.why === "unproven") return [{ kind: "unproven", since: stamp.completeUpTo }];
  if (stamp.why !== "webhook" && stamp.why !== "silent") return [];
  return [{ kind: "stopped", state: registration.state, since: stamp.completeUpTo }];
}

/** Counted as beside the tab of the list, so that both say the same number. */
async function readWaiting(tx: Executor, desk: SearchDesk): Promise<number> {
  const { views } = await readSums(tx, { ...NOTHING, view: "all" }, desk, undefined);
  return views.needs_me;
}

async function readHolds(tx: Executor): Promise<Overview["holds"]> {
  const t = transactions;
  const held = and(eq(t.flow, "authorization"), eq(t.state, "preauthorized"));
  const rows = await tx
    .select({
      id: t.id,
      contactName: contacts.name,
      amountMinor: t.amountMinor,
      currency: t.currency,
      createdAt: t.createdAt,
      holdDeadline: t.holdDeadline,
      card: { brand: paymentMethods.brand, last4: paymentMethods.last4 },
    })
    .from(t)
    .innerJoin(contacts, eq(contacts.id, t.contactId))
    .leftJoin(paymentMethods, eq(paymentMethods.id, t.paymentMethodId))
    .where(held)
    .orderBy(asc(t.holdDeadline), asc(t.id))
    .limit(HOLDS_SHOWN);
  const next = rows.map(
    ({ createdAt, holdDeadline, ...hold }): LapsingHold => ({
      ...hold,
      heldAt: createdAt.toISOString(),
      deadline: (holdDeadline ?? createdAt).toISOString(),
    }),
  );
  return { count: next.length < HOLDS_SHOWN ? next.length : await tx.$count(t, held), next };
}

/** Null as soon as anything was asked for. Jetpay counts as connected once it has answered a test or the webhook's registration. */
async function readFirstSteps(tx: Executor): Promise<FirstSteps | null> {
  const [any] = await tx.select({ id: transactions.id }).from(transactions).limit(1);
  if (any !== undefined) return null;
  const [webhook] = await tx
    .select({ checkError: webhookRegistrations.checkError })
    .from(webhookRegistrations)
    .limit(1);
  const [tested] = await tx
    .select({ outcome: sql<string>`${auditEntries.data} ->> 'outcome'` })
    .from(auditEntries)
    .where(eq(auditEntries.action, "jetpay.test"))
    .orderBy(desc(auditEntries.id))
    .limit(1);
  const accounts = await tx.$count(merchantAccounts, eq(merchantAccounts.active, true));
  const [people] = await tx.select({ active: count() }).from(users).where(eq(users.active, true));
  return {
    jetpay: tested === undefined ? webhook?.checkError === null : tested.outcome === "answered",
    merchantAccount: accounts > 0,
    webhook: webhook !== undefined,
    people: (people?.active ?? 0) > 1,
  };
}
