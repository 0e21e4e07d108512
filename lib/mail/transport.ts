import nodemailer from "nodemailer";
import type { Env } from "@/lib/env";

export type OutgoingMail = {
  from: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  messageId: string;
  /** Pictures that the HTML shows by `cid:`. */
  inline: { cid: string; filename: string; content: Buffer; contentType: string }[];
};

/** What became of handing a mail over. Like a call to Jetpay: without a clear answer it is unknown, and never sent again by itself. */
export type Handover =
  | { kind: "accepted"; answer: string }
  | { kind: "refused"; answer: string }
  | { kind: "not_sent"; answer: string }
  | { kind: "unknown"; answer: string };

export type MailTransport = { from: string; handOver(mail: OutgoingMail): Promise<Handover> };

const TIMEOUT_MS = 20_000;

/** The SMTP server of the environment; outside production, without one, mails stay in the app's own outbox. */
export function openTransport(env: Pick<Env, "smtpUrl" | "mailFrom">): MailTransport {
  const { smtpUrl, mailFrom: from } = env;
  if (smtpUrl === null) {
    return { from, handOver: async () => ({ kind: "accepted", answer: "kept in the outbox: no mail server is set" }) };
  }
  const smtp = nodemailer.createTransport({
    url: smtpUrl,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    from,
    async handOver({ inline, ...mail }) {
      try {
        const attachments = inline.map((picture) => ({ ...picture, contentDisposition: "inline" as const }));
        const { response } = await smtp.sendMail({ ...mail, attachments });
        return { kind: "accepted", answer: response };
      } catch (error) {
        return readFailure(error);
      }
    },
  };
}

type SmtpError = Error & { code?: string; command?: string; responseCode?: number };

const BEFORE_THE_MAIL: ReadonlySet<string> = new Set([
  "CONN",
  "EHLO",
  "HELO",
  "STARTTLS",
  "AUTH",
  "AUTH PLAIN",
  "AUTH LOGIN",
]);
const NOT_CONNECTED: ReadonlySet<string> = new Set(["ECONNECTION", "ECONNREFUSED", "EDNS", "ETLS", "EAUTH"]);

/** RFC 5321: 4yz is "try later", 5yz is "no"; silence after the mail's last line may be either. */
function readFailure(error: unknown): Handover {
  const { code = "", command = "", responseCode = 0, message } = error as SmtpError;
  if (responseCode >= 500 && !BEFORE_THE_MAIL.has(command)) return { kind: "refused", answer: message };
  if (responseCode >= 400 || NOT_CONNECTED.has(code) || BEFORE_THE_MAIL.has(command))
    return { kind: "not_sent", answer: message };
  if (command === "MAIL FROM" || command === "RCPT TO" || command === "API")
    return { kind: "not_sent", answer: message };
  return { kind: "unknown", answer: message };
}
