import type { FieldProblems } from "@/lib/errors";
import { inLanguage, unknownPlaces, type WordsByLanguage } from "@/lib/mail/words";
import { looksLikeAddress } from "@/lib/transactions/form-checks";

/** A mail as it is being written; the same in a payment's form and in the dialog that mails a link. */
export type MailDraft = {
  on: boolean;
  recipients: string[];
  subject: string;
  message: string;
  locale: "en" | "fr";
  remindAfterDays: readonly number[];
};

/** A change of it; another language brings the same words in it, a person's own stay. */
export const changeDraft = (
  draft: MailDraft,
  { locale, ...change }: Partial<MailDraft>,
  sets: readonly WordsByLanguage[],
) => ({
  ...(locale === undefined ? draft : inLanguage(draft, locale, sets)),
  ...change,
});

export function checkMail(mail: MailDraft | null): FieldProblems {
  if (mail === null || !mail.on) return {};
  const problems: FieldProblems = {};
  if (mail.recipients.length === 0) problems["mail.recipients"] = { key: "mail_no_recipient" };
  else if (mail.recipients.length > 20) problems["mail.recipients"] = { key: "mail_too_many" };
  else if (!mail.recipients.every(looksLikeAddress)) problems["mail.recipients"] = { key: "mail_address" };
  if (mail.subject.trim() === "") problems["mail.subject"] = { key: "mail_subject" };
  else if (mail.subject.trim().length > 160) problems["mail.subject"] = { key: "mail_subject_long" };
  else if (unknownPlaces(mail.subject).length > 0) problems["mail.subject"] = { key: "mail_place" };
  if (mail.message.trim() === "") problems["mail.message"] = { key: "mail_message" };
  else if (mail.message.trim().length > 4_000) problems["mail.message"] = { key: "mail_message_long" };
  else if (unknownPlaces(mail.message).length > 0) problems["mail.message"] = { key: "mail_place" };
  return problems;
}

/** The mail as the server takes it: each recipient is greeted by the contact's name. */
export function toMailRequest({ recipients, subject, message, locale, remindAfterDays }: MailDraft, name: string) {
  const to = recipients.map((address) => ({ address, name }));
  return { recipients: to, subject, message, locale, remindAfterDays: [...remindAfterDays] };
}

/** How people are reminded, until they have followed the link: days after the mail. */
export const REMINDERS = { never: [], once: [7], twice: [3, 7], thrice: [3, 7, 14] } as const satisfies Record<
  string,
  readonly number[]
>;
export type RemindName = keyof typeof REMINDERS;

export const remindName = (days: readonly number[]): RemindName =>
  (["once", "twice", "thrice"] as const).find((name) => REMINDERS[name].join() === days.join()) ?? "never";
