import { sql } from "drizzle-orm";
import { actorIdOf, type Context } from "@/lib/context";
import { type LastCheck, readLastCheck } from "@/lib/health/last-check";
import { dayStart } from "@/lib/i18n/day-start";
import { dayKey } from "@/lib/i18n/format";
import { TOKEN_REFUSALS } from "@/lib/jetpay/webhook-token";
import { shiftDay } from "@/lib/lists/days";
import { revisionFor } from "@/lib/settings/revision";
import { readRegistration } from "./registration";
import { type StampState, type StampWhy, stampOf } from "./stamp-rule";

/** Jetpay's calls carry a token: what has none is a stranger's. */
const REFUSALS = JSON.stringify(TOKEN_REFUSALS.filter((reason) => reason !== "missing_token"));

/** How true the screen is; times are ISO instants. */
export type Stamp = {
  status: StampState["status"];
  why: StampWhy | null;
  completeUpTo: string | null;
  waiting: number;
  oldestWaiting: string | null;
  lastHeard: string | null;
  silentForMs: number | null;
  unknown: number;
  lapseToday: number;
  lastCheck: LastCheck | null;
  /** What the server draws the reader's pages by, in short; where it is another, they have to be drawn anew. */
  drawnBy: string;
};

/** As the driver hands over a raw query: counts and instants are text. */
type Row = {
  waiting: string;
  oldest: string | null;
  heard: string | null;
  gap_from: string | null;
  gap_seen: string | null;
  refused: string;
  refused_at: string | null;
  worker: boolean;
  unknown: string;
  lapse: string;
  drawn_by: string;
};

/** What the stamp on every page says, and the counts beside the sections. */
export async function readStamp(ctx: Context, zone: string): Promise<Stamp> {
  const registration = await readRegistration(ctx);
  const now = ctx.now();
  const tomorrow = dayStart(shiftDay(dayKey(now, zone), 1), zone);
  const { rows } = await ctx.db.execute<Row>(sql`
    select
      (select count(*) from webhook_events where processed_at is null) as waiting,
      (select min(received_at) from webhook_events where processed_at is null) as oldest,
      (select max(received_at) from webhook_events) as heard,
      (select min(complete_up_to) from webhook_gaps where closed_at is null) as gap_from,
      (select min(seen_at) from webhook_gaps where closed_at is null) as gap_seen,
      refusals.refused, refusals.refused_at,
      exists (select from worker_pulses where at > now() - interval '2 minutes') as worker,
      (select count(*) from transactions where state = 'unknown') as unknown,
      (select count(*) from transactions
        where flow = 'authorization' and state = 'preauthorized'
          and hold_deadline < ${tomorrow.toISOString()}::timestamptz
      ) as lapse,
      ${revisionFor(actorIdOf(ctx.actor))} as drawn_by
    from (
      select coalesce(sum(times), 0) as refused, max(coalesce(until, received_at)) as refused_at
      from webhook_deliveries
      where received_at > ${now.toISOString()}::timestamptz - interval '15 minutes'
        and outcome in (select jsonb_array_elements_text(${REFUSALS}::jsonb))
        and coalesce(until, received_at) > coalesce(
          (select received_at from webhook_deliveries where outcome = 'stored' order by received_at desc nulls first limit 1), '-infinity')
    ) as refusals`);
  const [row] = rows;
  if (row === undefined) throw new Error("the stamp could not be read");
  const moment = (text: string | null): Date | null => (text === null ? null : new Date(text));
  const [gapFrom, gapSeen] = [moment(row.gap_from), moment(row.gap_seen)];
  const waiting = Number(row.waiting);
  const [oldestWaiting, heard] = [moment(row.oldest), moment(row.heard)];
  const { completeUpTo, ...state } = stampOf(
    {
      registration,
      heard,
      waiting,
      oldestWaiting,
      gap: gapFrom === null || gapSeen === null ? null : { completeUpTo: gapFrom, seenAt: gapSeen },
      refused: { count: Number(row.refused), lastAt: moment(row.refused_at) },
      worker: row.worker,
    },
    now,
  );
  return {
    ...state,
    completeUpTo: completeUpTo?.toISOString() ?? null,
    waiting,
    oldestWaiting: oldestWaiting?.toISOString() ?? null,
    lastHeard: heard?.toISOString() ?? null,
    unknown: Number(row.unknown),
    lapseToday: Number(row.lapse),
    lastCheck: await readLastCheck(ctx.db),
    drawnBy: row.drawn_by,
  };
}
