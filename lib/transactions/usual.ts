import { sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import type { Usual } from "./awaited";
import type { Flow, State } from "./transaction";

/** So many of the latest of the same flow are looked at, and fewer than this say nothing. */
const SAMPLE = 200;
const ENOUGH = 20;

/** How long transactions of a flow took from one state to the next: 95 of 100 took this or less. Null when too few are known. */
export async function usualDuration(
  db: Executor,
  flow: Flow,
  { from, to }: { from: State; to: State },
): Promise<Usual | null> {
  const { rows } = await db.execute<{ seconds: string | null; of: string }>(sql`
    select percentile_disc(0.95) within group (order by extract(epoch from reached.at - left_at.at)) as seconds, count(*) as of
    from (
      select id from transactions
      where flow = ${flow} and state in (${to}, 'completed')
      order by created_at desc, id desc limit ${SAMPLE}
    ) t
    cross join lateral (
      select min(happened_at) as at from transaction_events where transaction_id = t.id and said_state = ${from}
    ) left_at
    cross join lateral (
      select min(happened_at) as at from transaction_events where transaction_id = t.id and said_state = ${to}
    ) reached
    where reached.at > left_at.at`);
  const row = rows[0];
  if (row === undefined || row.seconds === null || Number(row.of) < ENOUGH) return null;
  return { ms: Math.round(Number(row.seconds) * 1000), of: Number(row.of) };
}
