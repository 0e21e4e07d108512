import type { mails } from "@/db/schema/mails";
import { newId } from "@/lib/ids";
import type { MailInput } from "@/lib/transactions/input";
import type { Direction } from "@/lib/transactions/transaction";
import type { MailKind } from "./kind";
import { mailWords } from "./render";

const DAY_MS = 24 * 60 * 60_000;

type Of = { formId: string; kind: MailKind; transactionId: string; reference: string; direction: Direction };
type By = { at: Date; userId: string | null };

/**
 * The rows of a mail that somebody asked for: one for each recipient, and one more for each day on which they are to be
 * reminded. `state` is that of the mail itself; a reminder always waits, until its day or until nobody can follow the link.
 */
export function mailRows(of: Of, mail: MailInput, state: "waiting" | "queued", by: By): (typeof mails.$inferInsert)[] {
  const rounds = [
    { round: 0, state, dueAt: null, subject: mail.subject, message: mail.message },
    ...mail.remindAfterDays.map((days, index) => ({
      round: index + 1,
      state: "waiting" as const,
      dueAt: new Date(by.at.getTime() + days * DAY_MS),
      ...reminderWords(mail, of.direction),
    })),
  ];
  return rounds.flatMap((round) =>
    mail.recipients.map(({ address, name }) => ({
      id: newId(),
      formId: of.formId,
      kind: of.kind,
      transactionId: of.transactionId,
      toAddress: address,
      toName: name,
      locale: mail.locale,
      messageId: `<${of.reference.toLowerCase()}.${newId()}@jetdesk>`,
      createdAt: by.at,
      createdBy: by.userId,
      ...round,
    })),
  );
}

/** The places stay as they are: they are filled in for each recipient when the mail is drawn. */
export function reminderWords({ locale, subject }: Pick<MailInput, "locale" | "subject">, direction: Direction) {
  const words = mailWords(locale);
  const places = { name: "{name}", amount: "{amount}" };
  return {
    subject: words("reminderSubject", { subject }),
    message: words(direction === "debit" ? "reminderMessageIn" : "reminderMessageOut", places),
  };
}

/** What the audit log says of them; nothing where there are none. */
export const remindersIn = ({ remindAfterDays }: Pick<MailInput, "remindAfterDays">) =>
  remindAfterDays.length === 0 ? {} : { remindAfterDays };
