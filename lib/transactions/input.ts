import { z } from "zod";
import { unknownPlaces } from "@/lib/mail/words";
import { MAX_PAYMENT_MINOR } from "@/lib/money";
import { AGAIN_REASON_MAX, AGAIN_REASON_MIN } from "./limits";
import { checkStatement, FLOWS, NOTE_MAX } from "./transaction";

const mailAddress = z.email({ error: "mail_address" });

/** The same address typed twice, in whatever case, is one recipient. */
function oncePerAddress<R extends { address: string }>(recipients: R[]): R[] {
  const seen = new Set<string>();
  return recipients.filter(({ address }) => {
    const known = seen.has(address.toLowerCase());
    seen.add(address.toLowerCase());
    return !known;
  });
}

const isFilledIn = (text: string): boolean => unknownPlaces(text).length === 0;

const REMIND_WITHIN_DAYS = 60;
const isAscending = (days: number[]): boolean =>
  days.every((day, index) => index === 0 || day > (days[index - 1] ?? 0));

/** Words of a mail that carries a link; who gets it, and in which language. */
export const mailInput = z.object({
  recipients: z
    .array(z.object({ address: mailAddress, name: z.string().trim().max(120) }))
    .min(1, "mail_no_recipient")
    .max(20, "mail_too_many")
    .transform(oncePerAddress),
  subject: z.string().trim().min(1, "mail_subject").max(160, "mail_subject_long").refine(isFilledIn, "mail_place"),
  message: z.string().trim().min(1, "mail_message").max(4_000, "mail_message_long").refine(isFilledIn, "mail_place"),
  locale: z.enum(["en", "fr"]),
  /** Days after which whoever has not followed the link is reminded, the soonest first. */
  remindAfterDays: z.array(z.number().int().min(1).max(REMIND_WITHIN_DAYS)).max(3).refine(isAscending).default([]),
});
export type MailInput = z.infer<typeof mailInput>;

/** Why the same is asked for once more, and which earlier ones the person was shown (lib/transactions/alike.ts). */
const againInput = z.object({
  seen: z.array(z.uuid()).max(500),
  reason: z.string().trim().min(AGAIN_REASON_MIN, "again_reason").max(AGAIN_REASON_MAX, "again_reason_long"),
});

/** What a person asks for in any of the five flows. Messages are keys of the `errors` messages. */
export const transactionInput = z.object({
  formId: z.uuid(),
  flow: z.enum(FLOWS),
  contactId: z.uuid("contact_missing"),
  merchantAccountId: z.uuid("merchant_missing"),
  paymentMethodId: z.uuid("method_missing").nullable(),
  amountMinor: z.number().int().positive("amount_not_positive").max(MAX_PAYMENT_MINOR, "amount_too_large"),
  statement: z.string().trim(),
  note: z.string().trim().max(NOTE_MAX, "note_too_long"),
  mail: mailInput.nullable(),
  again: againInput.nullable().default(null),
});
export type TransactionInput = z.infer<typeof transactionInput>;

export const statementProblem = (text: string, max: number): string | null => {
  const problem = checkStatement(text, max);
  return problem === null ? null : `statement_${problem}`;
};
