import type { Env } from "@/lib/env";
import type { ComposedMail } from "./compose";
import { openSmtp } from "./smtp";

/**
 * What became of handing a mail over; `answer` is the server's words or what went wrong. Like a call to Jetpay: without
 * a clear answer it is unknown, and never sent again by itself.
 */
export type Handover = {
  /** `kept`: there is no server, it stays in the outbox. `not_sent`: the server does not have it and may later. */
  kind: "accepted" | "kept" | "refused" | "not_sent" | "unknown";
  answer: string;
};

export type MailTransport = { from: string; handOver(mail: ComposedMail): Promise<Handover> };

/** The SMTP server of the environment; outside production, without one, mails stay in the app's own outbox. */
export function openTransport(env: Pick<Env, "smtpUrl" | "mailFrom">): MailTransport {
  const { smtpUrl, mailFrom: from } = env;
  if (smtpUrl === null) return { from, handOver: async () => ({ kind: "kept", answer: "" }) };
  return { from, handOver: openSmtp(smtpUrl) };
}
