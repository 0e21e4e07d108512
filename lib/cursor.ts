import { type AnyColumn, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { isBigint } from "./bigint";
import { isUuid } from "./uuid";

/** By what a list is ordered: a time or a text, then the id where two rows share one. */
export type Order = {
  key: SQLWrapper;
  keyType: keyof typeof KEYS;
  id: AnyColumn;
  idType: keyof typeof IDS;
  /** The first of the alphabet comes first; without it the newest does. */
  ascending?: true;
};

/** What PostgreSQL takes for an id of the type. */
const IDS = {
  uuid: isUuid,
  bigint: isBigint,
  text: (id: string) => id !== "" && !id.includes("\0"),
};

/** How a key stands in a cursor, before the id, and what PostgreSQL takes for one. */
const KEYS = {
  // Microseconds count: a cut time would skip a row or repeat one.
  time: {
    write: (key: SQLWrapper) => sql`to_char(${key} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
    cursor: /^(.{27})_(.*)$/s,
    is: isTime,
    cast: sql.raw("timestamptz"),
    same: (key: SQLWrapper) => sql`(${key} + interval '0')`,
  },
  text: {
    write: (key: SQLWrapper) => sql`${key}`,
    cursor: /^(.*)_([^_]*)$/s,
    is: (text: string) => !text.includes("\0"),
    cast: sql.raw("text"),
    same: (key: SQLWrapper) => sql`(${key} || '')`,
  },
};

/** Where a list goes on, as text. */
export const cursorOf = ({ key, keyType, id }: Order) => sql<string>`${KEYS[keyType].write(key)} || '_' || ${id}`;

/** The key as no index has it: PostgreSQL finds the rows first and then sorts them. */
export const unindexed = ({ key, keyType }: Order): SQL => KEYS[keyType].same(key);

/** Rows beyond the cursor's; undefined for a cursor that is none of ours, which is as good as none. `older`: further down the list. */
export function beyond(cursor: string | null, order: Order, towards: keyof typeof SIDES = "older"): SQL | undefined {
  const { key, keyType, id, idType, ascending = false } = order;
  const kind = KEYS[keyType];
  const [, keyText = "", idText = ""] = kind.cursor.exec(cursor ?? "") ?? [];
  if (!kind.is(keyText) || !IDS[idType](idText)) return undefined;
  const place = sql`(${keyText}::${kind.cast}, ${idText}::${sql.raw(idType)})`;
  return sql`(${key}, ${id}) ${SIDES[towards][ascending ? 1 : 0]} ${place}`;
}

/** In a list that descends, and in one that ascends. `from`: the row itself and all that stand above it. */
const SIDES = {
  older: [sql.raw("<"), sql.raw(">")],
  newer: [sql.raw(">"), sql.raw("<")],
  from: [sql.raw(">="), sql.raw("<=")],
} as const;

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;

/** PostgreSQL refuses a day that no calendar has, which `Date` takes for one of the next month, and the year 0. */
function isTime(text: string): boolean {
  const moment = TIME.test(text) && !text.startsWith("0000") ? new Date(text) : null;
  if (moment === null || Number.isNaN(moment.getTime())) return false;
  return moment.toISOString().slice(0, 19) === text.slice(0, 19);
}
