import { asc, eq } from "drizzle-orm";
import { mails } from "@/db/schema/mails";
import { transactionEvents } from "@/db/schema/transactions";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { mailLink } from "@/lib/mail/mail-link";
import { sendMail } from "@/lib/mail/send";
import { type MailTransport, openTransport } from "@/lib/mail/transport";
import type { MailInput } from "@/lib/transactions/input";
import { openTestDesk, type TestDesk } from "./desk";
import { type MailServer, startMailServer } from "./mail-server";
import { type SmtpScript, startScriptedSmtp } from "./scripted-smtp";

const mailFrom = "Harrow & Pine <payments@harrowandpine.example>";

export const WORDS: MailInput = {
  recipients: [{ address: "ap@wrenalder.example", name: "Wren & Alder" }],
  subject: "Invoice 20391 for {name}",
  message: "Hello {name},\n\nplease pay {amount}.",
  locale: "en",
  remindAfterDays: [],
};

/** A test desk whose worker hands its mails to a mail server that takes everything. */
export type MailBench = {
  desk: TestDesk;
  server: MailServer;
  /** Has a link mailed; the ids of the form's mails. */
  queue(transactionId: string, more?: Partial<MailInput>, formId?: string): Promise<string[]>;
  queueOne(transactionId: string): Promise<string>;
  stored(mailId: string): Promise<typeof mails.$inferSelect>;
  /** Kinds of what the timeline says of mails. */
  factsOf(transactionId: string): Promise<string[]>;
  /** Sends one mail through a server of this address; null is the outbox. */
  sendThrough(smtpUrl: string | null, mailId: string): Promise<void>;
  /** Hands one mail to a server that breaks as the script says; how often the mail reached it whole. */
  handTo(script: SmtpScript, mailId: string): Promise<number>;
  worker(mail: MailTransport, now?: () => Date): Context & { mail: MailTransport; appUrl: string };
  close(): Promise<void>;
};

export async function openMailBench(): Promise<MailBench> {
  const server = await startMailServer();
  const desk = await openTestDesk({ mail: openTransport({ smtpUrl: server.url, mailFrom }) });
  const worker: MailBench["worker"] = (mail, now = () => new Date()) => ({
    ...desk.ctx,
    actor: { kind: "system", name: "worker" },
    now,
    mail,
    appUrl: desk.appUrl,
  });
  const queue: MailBench["queue"] = async (transactionId, more = {}, formId = newId()) => {
    await mailLink(desk.as("preparer"), { formId, transactionId, mail: { ...WORDS, ...more } });
    const rows = await desk.db.select().from(mails).where(eq(mails.formId, formId));
    return rows.map(({ id }) => id);
  };
  const sendThrough: MailBench["sendThrough"] = (smtpUrl, mailId) =>
    sendMail(worker(openTransport({ smtpUrl, mailFrom })), mailId);
  return {
    desk,
    server,
    queue,
    worker,
    sendThrough,
    async queueOne(transactionId) {
      const [id] = await queue(transactionId);
      if (id === undefined) throw new Error("no mail was queued");
      return id;
    },
    async stored(mailId) {
      const [row] = await desk.db.select().from(mails).where(eq(mails.id, mailId));
      if (row === undefined) throw new Error("no such mail");
      return row;
    },
    async factsOf(transactionId) {
      const rows = await desk.db
        .select({ kind: transactionEvents.kind, source: transactionEvents.source })
        .from(transactionEvents)
        .where(eq(transactionEvents.transactionId, transactionId))
        .orderBy(asc(transactionEvents.id));
      return rows.filter(({ source }) => source === "mail").map(({ kind }) => kind);
    },
    async handTo(script, mailId) {
      const broken = await startScriptedSmtp(script);
      try {
        await sendThrough(broken.url, mailId);
        return broken.mails.length;
      } finally {
        await broken.close();
      }
    },
    async close() {
      await desk.close();
      await server.close();
    },
  };
}
