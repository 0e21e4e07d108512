import { type SQL, sql } from "drizzle-orm";
import { mails } from "@/db/schema/mails";
import { escapeLike } from "@/lib/lists/like";
import type { MailTruth } from "./truth";

/** Conditions on the rows of mails. */

/** What a text is looked for in; an index has the same. */
const words = sql`lower(${mails.toAddress} || ' ' || ${mails.toName} || ' ' || ${mails.subject})`;

export const hasWords = (text: string): SQL => sql`${words} like ${`%${escapeLike(text.toLowerCase())}%`}`;

/** Its address holds the text; the words that the index has say so first. */
export const isSentTo = (text: string): SQL =>
  sql`(${hasWords(text)} and lower(${mails.toAddress}) like ${`%${escapeLike(text.toLowerCase())}%`})`;

/** It did not arrive: a server refused it at once, or another one reported it later. */
export const isBounced = sql`(${mails.bounce} = 'failed' or ${mails.state} = 'failed')`;

/** What is known of a mail, as a condition; lib/mail/truth.ts has the same in TypeScript. */
export const TRUTH_CONDITIONS: Record<MailTruth, SQL> = {
  planned: sql`(${mails.state} = 'waiting' and ${mails.dueAt} is not null)`,
  waiting: sql`(${mails.state} = 'waiting' and ${mails.dueAt} is null)`,
  queued: sql`(${mails.state} = 'queued' and ${mails.attempts} = 0)`,
  held_up: sql`(${mails.state} = 'queued' and ${mails.attempts} > 0)`,
  sending: sql`(${mails.state} = 'sending' and ${mails.bounce} is null)`,
  taken: sql`(${mails.state} = 'sent' and ${mails.bounce} is null and not ${mails.kept})`,
  kept: sql`(${mails.state} = 'sent' and ${mails.bounce} is null and ${mails.kept})`,
  refused: sql`(${mails.state} = 'failed')`,
  unknown: sql`(${mails.state} = 'unknown')`,
  delayed: sql`(${mails.state} in ('sent', 'sending') and ${mails.bounce} = 'delayed')`,
  bounced: sql`(${mails.state} in ('sent', 'sending') and ${mails.bounce} = 'failed')`,
  withdrawn: sql`(${mails.state} = 'withdrawn')`,
};
