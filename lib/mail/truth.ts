import type { MailKind } from "./kind";

/** What is known of a mail's way, in the words the screen has for it; pure. */

/**
 * `planned`: a reminder whose day has not come. `waiting`: its link does not exist yet. `held_up`: the server could not take it and it is tried again. `taken`: the
 * mail server has it, which is not yet "arrived". `kept`: no mail server is set. `refused`: the server said no.
 * `unknown`: it may have left. `delayed`: a server on its way still tries. `bounced`: a server reported that it did not arrive. `withdrawn`: its link was stopped or used before it left.
 */
export const MAIL_TRUTHS = [
  "planned",
  "waiting",
  "queued",
  "held_up",
  "sending",
  "taken",
  "kept",
  "refused",
  "unknown",
  "delayed",
  "bounced",
  "withdrawn",
] as const;
export type MailTruth = (typeof MAIL_TRUTHS)[number];

type Row = {
  state: "waiting" | "queued" | "sending" | "sent" | "failed" | "unknown" | "withdrawn";
  bounce: "failed" | "delayed" | null;
  bouncedAt: Date | null;
  dueAt: Date | null;
  kept: boolean;
  attempts: number;
  createdAt: Date;
  sentAt: Date | null;
  answeredAt: Date | null;
};

export function truthOf(mail: Row): MailTruth {
  if (isReported(mail)) return mail.bounce === "failed" ? "bounced" : "delayed";
  if (mail.state === "sent") return mail.kept ? "kept" : "taken";
  if (mail.state === "failed") return "refused";
  if (mail.state === "queued") return mail.attempts > 0 ? "held_up" : "queued";
  return mail.state === "waiting" && mail.dueAt !== null ? "planned" : mail.state;
}

/** A report is about what has left; sent once more, it waits for another. */
const isReported = ({ state, bounce }: Row): boolean => bounce !== null && (state === "sent" || state === "sending");

/** The moment that the truth is about. */
export const momentOf = (mail: Row): Date =>
  isReported(mail) && mail.bouncedAt !== null
    ? mail.bouncedAt
    : mail.state === "waiting" && mail.dueAt !== null
      ? mail.dueAt
      : ((mail.state === "sending" ? mail.sentAt : mail.answeredAt) ?? mail.sentAt ?? mail.createdAt);

/** A person may have it sent once more: nobody else does. */
export const maySendAgain = (truth: MailTruth): truth is "refused" | "unknown" =>
  truth === "refused" || truth === "unknown";

/** Why there is nothing to read of a mail: it did not leave; its link is not there yet; or, as things stand, it would not leave. */
export function whyUnwritten(mail: { kind: MailKind; truth: MailTruth }): "noLetter" | "notYet" | "leavesNot" {
  if (mail.truth === "withdrawn") return "noLetter";
  return mail.kind === "link" ? "notYet" : "leavesNot";
}
