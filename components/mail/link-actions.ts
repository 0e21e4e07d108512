import type { ActionResult } from "@/lib/action-result";

export type MailRequest = {
  formId: string;
  transactionId: string;
  mail: {
    recipients: { address: string; name: string }[];
    subject: string;
    message: string;
    locale: "en" | "fr";
    remindAfterDays: number[];
  };
};
type PreviewRequest = {
  transactionId: string;
  name: string;
  locale: "en" | "fr";
  subject: string;
  message: string;
};

/** What can be done with a link; the pages hand in their server actions. `from` is the sender that mails carry. */
export type LinkActions = {
  mail: (request: MailRequest) => Promise<ActionResult<{ queued: number }>>;
  preview: (request: PreviewRequest) => Promise<ActionResult<{ subject: string; html: string }>>;
  again: (request: { mailId: string; seen: "failed" | "unknown" }) => Promise<ActionResult<void>>;
  cancelReminder: (request: { mailId: string }) => Promise<ActionResult<void>>;
  from: string;
};
