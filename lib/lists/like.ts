import { type Column, type SQL, sql } from "drizzle-orm";

/** A text as `like` takes it for itself. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** What of a column an index can hold: a row with a longer value than a third of a page could not be written at all. */
export const beginning = (column: Column | SQL): SQL => sql`left(${column}, 200)`;

/**
 * The column's beginning holds the text, in capitals or not. For a column with few different values among many rows, and an index that begins with
 * `beginning` of it: its values are found by a step each in that index, and the rows by those that fit. PostgreSQL would otherwise try each row.
 */
export function isLike(column: Column, text: string): SQL {
  const begun = beginning(column);
  const next = (after: SQL): SQL => sql`(select min(${begun}) from ${column.table}${after})`;
  return sql`${begun} = any(array(
    with recursive each as (select ${next(sql``)} as value union all select ${next(sql` where ${begun} > each.value`)} from each where each.value is not null)
    select each.value from each where each.value ilike ${`%${escapeLike(text)}%`}))`;
}
