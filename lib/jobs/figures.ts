import { sql } from "drizzle-orm";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Database } from "@/db/client";
import { OPEN_CONTRADICTIONS } from "@/lib/transactions/waiting";

type Holder = { jetdeskFigures?: { registry: Registry; gauges: Gauges } };
type Gauges = Record<keyof typeof FIGURES, Gauge>;

/** What operators watch beside the process itself. Each is read from the database when asked, so any process tells the same. */
const FIGURES = {
  jetdesk_events_waiting: "Events received and not applied yet",
  jetdesk_events_set_aside: "Events that could not be applied",
  jetdesk_operations_unknown: "Calls to Jetpay without a clear answer",
  jetdesk_operations_queued: "Calls to Jetpay that have not left yet",
  jetdesk_contradictions_open: "Contradictions that nobody has looked into",
  jetdesk_mails_queued: "Mails that have not been handed over yet",
  jetdesk_mails_bounced: "Mails that did not arrive, as other servers reported",
  jetdesk_mail_reports_unmatched: "Reports handed in that are about no mail of ours, or are none",
  jetdesk_jobs_waiting: "Jobs that are due and have not begun",
  jetdesk_workers: "Workers heard of in the last two minutes",
  jetdesk_last_event_timestamp_seconds: "When the newest event was received",
} as const;

export async function readFigures(db: Database): Promise<{ contentType: string; text: string }> {
  const { registry, gauges } = figures();
  const { rows } = await db.execute<Record<keyof typeof FIGURES, string | null>>(sql`
    select
      (select count(*) from webhook_events where processed_at is null and error is null) as jetdesk_events_waiting,
      (select count(*) from webhook_events where processed_at is null and error is not null) as jetdesk_events_set_aside,
      (select count(*) from operations where status = 'unknown' and resolved_at is null) as jetdesk_operations_unknown,
      (select count(*) from operations where status = 'queued') as jetdesk_operations_queued,
      (select count(*) ${OPEN_CONTRADICTIONS}) as jetdesk_contradictions_open,
      (select count(*) from mails where state in ('queued', 'sending')) as jetdesk_mails_queued,
      (select count(*) from mails where bounce = 'failed') as jetdesk_mails_bounced,
      (select coalesce(sum(count), 0) from mail_reports where outcome in ('unmatched', 'no_report', 'unreadable')) as jetdesk_mail_reports_unmatched,
      (select count(*) from graphile_worker.jobs where run_at <= now() and locked_at is null and attempts < max_attempts) as jetdesk_jobs_waiting,
      (select count(*) from worker_pulses where at > now() - interval '2 minutes') as jetdesk_workers,
      (select extract(epoch from max(received_at)) from webhook_events) as jetdesk_last_event_timestamp_seconds`);
  const [row] = rows;
  for (const name of Object.keys(FIGURES) as (keyof typeof FIGURES)[]) gauges[name].set(Number(row?.[name] ?? 0));
  return { contentType: registry.contentType, text: await registry.metrics() };
}

/** Made once in a process, also across hot reloads: prom-client refuses a second figure of one name. */
function figures(): { registry: Registry; gauges: Gauges } {
  const holder = globalThis as Holder;
  if (holder.jetdeskFigures === undefined) {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const gauges = Object.fromEntries(
      Object.entries(FIGURES).map(([name, help]) => [name, new Gauge({ name, help, registers: [registry] })]),
    ) as Gauges;
    holder.jetdeskFigures = { registry, gauges };
  }
  return holder.jetdeskFigures;
}
