import { type AnyColumn, type SQL, sql } from "drizzle-orm";

/** Where a list by time goes on. Microseconds count: two rows may share a millisecond. */
const FORM = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z)_([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

export const cursorOf = (at: AnyColumn, id: AnyColumn) =>
  sql<string>`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || ${id}`;

/** Rows older than the cursor's; a cursor that is none of ours begins at the newest. */
export function olderThan(cursor: string | null, at: AnyColumn, id: AnyColumn): SQL | undefined {
  const [, when = "", key] = FORM.exec(cursor ?? "") ?? [];
  if (key === undefined || Number.isNaN(Date.parse(when))) return undefined;
  return sql`(${at}, ${id}) < (${when}::timestamptz, ${key}::uuid)`;
}
