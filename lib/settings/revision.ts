import { type SQL, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";

/**
 * SQL: another text whenever something has changed that the server draws this person's pages by and that no query of theirs reads: what is set, the own
 * accounts, the templates of mails, their own name, role and language. Not when somebody signs in.
 */
export const revisionFor = (personId: string | null): SQL<string> => sql<string>`md5(concat_ws(' ',
  (select string_agg(concat_ws(' ', key, value), ' ' order by key) from settings),
  (select string_agg(m::text, ' ' order by id) from merchant_accounts m),
  (select concat_ws(' ', count(*), sum(version)) from mail_templates),
  (select concat_ws(' ', role, locale, name) from users where id = ${personId})))`;

export async function readRevision(db: Executor, personId: string): Promise<string> {
  const { rows } = await db.execute<{ revision: string }>(sql`select ${revisionFor(personId)} as revision`);
  const [row] = rows;
  if (row === undefined) throw new Error("what pages are drawn by could not be read");
  return row.revision;
}
