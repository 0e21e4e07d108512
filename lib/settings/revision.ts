import { type SQL, sql } from "drizzle-orm";

/**
 * SQL: another text whenever something has changed that the server draws this person's pages by and that no query of theirs reads: what is set, the own
 * accounts, the templates of mails, their own name, role and language. Not when somebody signs in.
 */
export const revisionFor = (personId: string | null): SQL<string> => sql<string>`md5(concat_ws(' ',
  (select string_agg(concat_ws(' ', key, value), ' ' order by key) from settings),
  (select max(extract(epoch from updated_at)) from merchant_accounts),
  (select concat_ws(' ', count(*), max(extract(epoch from updated_at))) from mail_templates),
  (select concat_ws(' ', role, locale, name) from users where id = ${personId})))`;
