import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

const ACCENTED = "ÀÁÂÄÃÅÇÈÉÊËÌÍÎÏÑÒÓÔÖÕÙÚÛÜÝŸàáâäãåçèéêëìíîïñòóôöõùúûüýÿ";
const PLAIN = "aaaaaaceeeeiiiinooooouuuuyyaaaaaaceeeeiiiinooooouuuuyy";

/**
 * A text without case and accents, so that "electrique" finds "Électrique" and É stands among E whatever the server's
 * collation. Immutable, hence good for an index; `fold` of lib/contacts/contact.ts does the same to what is typed.
 */
export const folded = (text: SQLWrapper): SQL<string> =>
  sql<string>`translate(lower(${text}), ${sql.raw(`'${ACCENTED}', '${PLAIN}'`)})`;
