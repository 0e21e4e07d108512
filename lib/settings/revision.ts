import { sql } from "drizzle-orm";

/**
 * SQL: another text whenever something has changed that the server draws pages by and that no query of theirs reads: what is set, the own accounts, the
 * templates of mails, names, roles and languages of people. Not when somebody signs in.
 */
export const REVISION = sql<string>`md5(concat_ws(' ',
  (select string_agg(concat_ws(' ', key, value), ' ' order by key) from settings),
  (select max(extract(epoch from updated_at)) from merchant_accounts),
  (select concat_ws(' ', count(*), max(extract(epoch from updated_at))) from mail_templates),
  (select string_agg(concat_ws(' ', id, role, locale, name), ' ' order by id) from users)))`;
