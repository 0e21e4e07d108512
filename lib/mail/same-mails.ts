import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { mails } from "@/db/schema/mails";
import { Conflict } from "@/lib/errors";
import type { MailRow } from "./settle";

type Asked = typeof mails.$inferInsert;

/** Whether what a form asks for is what it asked for before: to the same people, in the same words, on the same days. */
export const areSameMails = (there: readonly MailRow[], asked: readonly Asked[]): boolean =>
  there.length === asked.length && asked.every((mail) => there.some((row) => isSameMail(row, mail)));

/**
 * How many mails a form has queued before; null when none. A form that says something else by now is refused: the person would
 * believe that what they wrote last has left.
 */
export async function queuedBefore(tx: Transaction, formId: string, asked: readonly Asked[]): Promise<number | null> {
  const there = await tx.select().from(mails).where(eq(mails.formId, formId));
  if (there.length === 0) return null;
  const first = there.filter(({ round }) => round === 0);
  if (areSameMails(there, asked)) return first.length;
  throw new Conflict("form_mailed", { addresses: first.map(({ toAddress }) => toAddress).join(", ") });
}

const isSameMail = (row: MailRow, mail: Asked): boolean => key(row) === key(mail) && isSameSubject(row, mail.subject);

const key = (mail: Asked): string =>
  JSON.stringify([
    ...[mail.kind, mail.transactionId, mail.toAddress, mail.toName, mail.message, mail.locale, mail.round],
    mail.dueAt ? mail.dueAt.getTime() - mail.createdAt.getTime() : null,
  ]);

/** Of what has begun to leave the places in the subject are filled in; the words around them are still those that were typed. */
function isSameSubject({ html, subject: there }: MailRow, subject: string): boolean {
  if (html === null) return there === subject;
  const [first = "", ...between] = subject.split(/\{\w+\}/);
  const last = between.pop();
  if (last === undefined) return there === subject;
  if (!there.startsWith(first) || !there.endsWith(last)) return false;
  let from = first.length;
  for (const words of between) {
    const at = there.indexOf(words, from);
    if (at === -1) return false;
    from = at + words.length;
  }
  return from <= there.length - last.length;
}
