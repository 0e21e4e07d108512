import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { isUuid } from "./uuid";

/** By what a list is ordered: a time, then the id where two rows share one. */
export type Order = { at: AnyColumn; id: AnyColumn; idType: keyof typeof IDS };

/** What PostgreSQL takes for an id of the type. */
const IDS = {
  uuid: isUuid,
  bigint: (id: string) => /^\d{1,15}$/.test(id),
  text: (id: string) => id !== "" && !id.includes("\0"),
};

/** Where a list by time goes on, as text. Microseconds count: a cut time would skip a row or repeat one. */
export const cursorOf = ({ at, id }: Order) =>
  sql<string>`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || ${id}`;

/** Rows beyond the cursor's; undefined for a cursor that is none of ours, which is as good as none. */
export function beyond(cursor: string | null, order: Order, towards: keyof typeof SIDES = "older"): SQL | undefined {
  const [, time = "", id = ""] = /^(.{27})_(.*)$/s.exec(cursor ?? "") ?? [];
  if (!isTime(time) || !IDS[order.idType](id)) return undefined;
  const row = sql`(${order.at}, ${order.id})`;
  const place = sql`(${time}::timestamptz, ${id}::${sql.raw(order.idType)})`;
  return sql`${row} ${SIDES[towards]} ${place}`;
}

/** `from`: the row itself and all that are newer. */
const SIDES = { older: sql.raw("<"), newer: sql.raw(">"), from: sql.raw(">=") };

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;

/** PostgreSQL refuses a day that no calendar has, which `Date` takes for one of the next month, and the year 0. */
function isTime(text: string): boolean {
  const moment = TIME.test(text) && !text.startsWith("0000") ? new Date(text) : null;
  if (moment === null || Number.isNaN(moment.getTime())) return false;
  return moment.toISOString().slice(0, 19) === text.slice(0, 19);
}
