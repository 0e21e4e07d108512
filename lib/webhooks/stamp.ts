import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { readRegistration } from "./registration";

/** How true the screen is; times are ISO instants, `silentForMs` is set where word has stopped. */
export type Stamp = {
  status: "ok" | "waiting" | "stopped";
  completeUpTo: string | null;
  waiting: number;
  oldestWaiting: string | null;
  lastHeard: string | null;
  silentForMs: number | null;
  unknown: number;
  lapseToday: number;
};

/** Jetpay is asked every other minute how the webhook does; without an answer for this long, word has stopped. */
const STOPPED_AFTER_MS = 8 * 60_000;
const BROKEN: ReadonlySet<string> = new Set(["failed", "backing_off"]);

/** As the driver hands over a raw query: counts and instants are text. */
type Row = { waiting: string; oldest: string | null; heard: string | null; unknown: string; lapse: string };

/** What the stamp on every page says, and the counts beside the sections. */
export async function readStamp(ctx: Context, zone: string): Promise<Stamp> {
  const registration = await readRegistration(ctx);
  const now = ctx.now();
  const { rows } = await ctx.db.execute<Row>(sql`
    select
      (select count(*) from webhook_events where processed_at is null) as waiting,
      (select min(received_at) from webhook_events where processed_at is null) as oldest,
      (select max(received_at) from webhook_events) as heard,
      (select count(*) from transactions where state = 'unknown') as unknown,
      (select count(*) from transactions
        where flow = 'authorization' and state = 'preauthorized'
          and hold_deadline < (date_trunc('day', ${now.toISOString()}::timestamptz at time zone ${zone}) + interval '1 day') at time zone ${zone}
      ) as lapse`);
  const row = rows[0];
  if (row === undefined) throw new Error("the stamp could not be read");
  const waiting = Number(row.waiting);
  const proven = registration?.completeUpTo ?? null;
  const oldest = row.oldest === null ? null : new Date(row.oldest);
  const heard = row.heard === null ? null : new Date(row.heard);
  const upTo = oldest ?? later(proven, heard);
  const silentFor =
    registration === null || upTo === null ? null : now.getTime() - (later(proven, heard) ?? upTo).getTime();
  const stopped =
    registration !== null && (BROKEN.has(registration.state) || (silentFor !== null && silentFor > STOPPED_AFTER_MS));
  return {
    status: stopped ? "stopped" : waiting > 0 ? "waiting" : "ok",
    completeUpTo: upTo?.toISOString() ?? null,
    waiting,
    oldestWaiting: oldest?.toISOString() ?? null,
    lastHeard: heard?.toISOString() ?? null,
    silentForMs: stopped ? silentFor : null,
    unknown: Number(row.unknown),
    lapseToday: Number(row.lapse),
  };
}

const later = (a: Date | null, b: Date | null): Date | null => (a === null ? b : b === null || a > b ? a : b);
