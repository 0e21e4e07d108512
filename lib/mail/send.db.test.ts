import { asc, eq } from "drizzle-orm";
import QRCode from "qrcode";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { mails } from "@/db/schema/mails";
import { transactionEvents } from "@/db/schema/transactions";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { openLink } from "@/lib/testing/link";
import { type MailServer, startMailServer } from "@/lib/testing/mail-server";
import { type SmtpScript, startScriptedSmtp } from "@/lib/testing/scripted-smtp";
import type { MailInput } from "@/lib/transactions/input";
import { mailLink } from "./mail-link";
import { sendMail } from "./send";
import { sendMailAgain } from "./send-again";
import { sweepMails } from "./sweep";
import { type MailTransport, openTransport } from "./transport";

const mailFrom = "Harrow & Pine <payments@harrowandpine.example>";
const MINUTE = 60_000;

let desk: TestDesk;
let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
  desk = await openTestDesk({ mail: openTransport({ smtpUrl: server.url, mailFrom }) });
});
afterAll(async () => {
  await desk.close();
  await server.close();
});
beforeEach(() => {
  server.received.length = 0;
});

const words: MailInput = {
  recipients: [{ address: "ap@wrenalder.example", name: "Wren & Alder" }],
  subject: "Invoice 20391 for {name}",
  message: "Hello {name},\n\nplease pay {amount}.",
  locale: "en",
};
const queue = async (transactionId: string, more: Partial<MailInput> = {}, formId = newId()) => {
  await mailLink(desk.as("preparer"), { formId, transactionId, mail: { ...words, ...more } });
  const rows = await desk.db.select().from(mails).where(eq(mails.formId, formId));
  return rows.map(({ id }) => id);
};
const one = async (transactionId: string): Promise<string> => {
  const [id] = await queue(transactionId);
  if (id === undefined) throw new Error("no mail was queued");
  return id;
};
async function stored(id: string) {
  const [row] = await desk.db.select().from(mails).where(eq(mails.id, id));
  if (row === undefined) throw new Error("no such mail");
  return row;
}
const factsOf = async (transactionId: string) => {
  const rows = await desk.db
    .select({ kind: transactionEvents.kind, source: transactionEvents.source })
    .from(transactionEvents)
    .where(eq(transactionEvents.transactionId, transactionId))
    .orderBy(asc(transactionEvents.id));
  return rows.filter(({ source }) => source === "mail").map(({ kind }) => kind);
};
const worker = (mail: MailTransport, now = () => new Date()): Context & { mail: MailTransport } => ({
  ...desk.ctx,
  actor: { kind: "system", name: "worker" },
  now,
  mail,
});

/** Hands one mail to a server that breaks as the script says; how often the mail reached it whole. */
async function handTo(script: SmtpScript, mailId: string): Promise<number> {
  const broken = await startScriptedSmtp(script);
  try {
    await sendMail(worker(openTransport({ smtpUrl: broken.url, mailFrom })), mailId);
    return broken.mails.length;
  } finally {
    await broken.close();
  }
}

describe("a mail that arrives", () => {
  test("has text, HTML and the link as a picture, and is kept as it was sent", async () => {
    const { id, link, reference } = await openLink(desk, { amountMinor: 192_000 });
    const mailId = await one(id);
    await desk.runJobs();
    expect(server.received).toHaveLength(1);
    const [got] = server.received;
    expect(got?.to).toEqual(["ap@wrenalder.example"]);
    expect(got?.mail).toMatchObject({
      from: { name: "Harrow & Pine", address: "payments@harrowandpine.example" },
      to: [{ name: "Wren & Alder", address: "ap@wrenalder.example" }],
      subject: "Invoice 20391 for Wren & Alder",
    });
    expect(got?.raw).toMatch(/content-type: multipart\/alternative/i);
    for (const body of [got?.mail.text, got?.mail.html]) {
      expect(body).toContain(link);
      expect(body).toContain("$1,920.00");
      expect(body).toContain(reference);
    }
    const [picture] = got?.mail.attachments ?? [];
    expect(picture).toMatchObject({ mimeType: "image/png", disposition: "inline", contentId: "<link-qr@jetdesk>" });
    expect(got?.mail.html).toContain("cid:link-qr@jetdesk");
    const code = await QRCode.toBuffer(link, { errorCorrectionLevel: "M", margin: 4, width: 288 });
    expect(Buffer.from(picture?.content as ArrayBuffer).equals(code)).toBe(true);

    const row = await stored(mailId);
    expect(row).toMatchObject({ state: "sent", kept: false, attempts: 1, messageId: got?.mail.messageId });
    expect(row.serverAnswer).toMatch(/^250/);
    expect(row.sentAt).not.toBeNull();
    expect(got?.raw.startsWith(row.headers ?? "none")).toBe(true);
    expect(got?.mail.html?.trim()).toBe(row.html?.trim());
    expect(await factsOf(id)).toEqual(["mail_queued", "mail_sent"]);
  });

  test("is French for a French recipient, with accents in its subject", async () => {
    const { id } = await openLink(desk, { amountMinor: 192_050 });
    await queue(id, { subject: "Facture payée à l’été, {name}", message: "Bonjour {name}.", locale: "fr" });
    await desk.runJobs();
    const mail = server.received[0]?.mail;
    expect(mail?.subject).toBe("Facture payée à l’été, Wren & Alder");
    expect(mail?.html).toContain('lang="fr"');
    expect(mail?.html).toContain("Payer 1\u202f920,50\u00a0$");
    expect(mail?.text).toContain("Le lien ne sert qu’une fois");
    expect(mail?.text).not.toMatch(/Or scan|Pay \$/);
  });

  test("goes to each recipient alone, once each, the same address once in all", async () => {
    const { id } = await openLink(desk);
    const address = (text: string) => ({ address: text, name: "" });
    await queue(id, { recipients: ["a@x.example", "b@x.example", "A@x.example"].map(address) });
    await desk.runJobs();
    expect(server.received.map(({ to }) => to).sort()).toEqual([["a@x.example"], ["b@x.example"]]);
    expect(server.received.every(({ mail }) => mail.to?.length === 1 && mail.cc === undefined)).toBe(true);
    expect(new Set(server.received.map(({ mail }) => mail.messageId)).size).toBe(2);
  });

  test("cannot be given headers by line breaks in its subject or a name", async () => {
    const { id } = await openLink(desk);
    const recipients = [{ address: "ap@wrenalder.example", name: "Wren\r\nBcc: victim@x.example" }];
    await queue(id, { subject: "Invoice\r\nBcc: victim@x.example\r\n\r\nPaid", recipients });
    await desk.runJobs();
    const [got] = server.received;
    expect(got?.to).toEqual(["ap@wrenalder.example"]);
    expect(got?.mail.bcc).toBeUndefined();
    expect(got?.mail.headers.map(({ key }) => key)).not.toContain("bcc");
    expect(got?.mail.subject).toContain("Invoice Bcc: victim@x.example");
  });
});

describe("a mail leaves once", () => {
  test("with eight senders at once", async () => {
    const { id } = await openLink(desk);
    const mailId = await one(id);
    const transport = openTransport({ smtpUrl: server.url, mailFrom });
    await Promise.all(Array.from({ length: 8 }, () => sendMail(worker(transport), mailId)));
    await desk.runJobs();
    expect(server.received).toHaveLength(1);
    expect(await stored(mailId)).toMatchObject({ state: "sent", attempts: 1 });
  });

  test("with eight submits of the same form at once", async () => {
    const { id } = await openLink(desk);
    const formId = newId();
    await Promise.all(Array.from({ length: 8 }, () => queue(id, {}, formId)));
    await desk.runJobs();
    expect(server.received).toHaveLength(1);
    const audited = await desk.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id));
    expect(audited.filter(({ action }) => action === "mail.send")).toHaveLength(1);
  });
});

describe("a mail that does not arrive", () => {
  test("is refused with the server's words, and goes out when a person sends it again", async () => {
    const { id } = await openLink(desk);
    const mailId = await one(id);
    await handTo({ RCPT: "550 5.1.1 No such user here" }, mailId);
    const refused = await stored(mailId);
    expect(refused).toMatchObject({
      state: "failed",
      serverAnswer: "550 5.1.1 No such user here",
      sentAt: expect.any(Date),
    });
    await desk.runJobs();
    expect(server.received).toHaveLength(0);

    await Promise.all([1, 2, 3].map(() => sendMailAgain(desk.as("preparer"), { mailId, seen: "failed" })));
    await desk.runJobs();
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.mail.messageId).toBe(refused.messageId);
    expect(await factsOf(id)).toEqual(["mail_queued", "mail_failed", "mail_queued", "mail_sent"]);
  });

  test.each<[string, SmtpScript]>([
    ["a server that says later", { RCPT: "450 4.2.0 Greylisted, try again later" }],
    ["a server that cuts the connection before the mail", { DATA: "cut" }],
  ])("%s leaves it queued, for a later try that takes longer each time", async (_, script) => {
    const { id } = await openLink(desk);
    const mailId = await one(id);
    const pauses: number[] = [];
    for (const _try of [1, 2, 3]) {
      await handTo(script, mailId);
      const { state, nextTryAt, answeredAt } = await stored(mailId);
      expect(state).toBe("queued");
      pauses.push((nextTryAt?.getTime() ?? 0) - (answeredAt?.getTime() ?? 0));
    }
    expect(pauses).toEqual([15_000, 30_000, 60_000]);
    expect(await factsOf(id)).toEqual(["mail_queued"]);
  });

  test("nobody at the server's address leaves it queued", async () => {
    const { id } = await openLink(desk);
    const mailId = await one(id);
    const gone = await startScriptedSmtp({});
    await gone.close();
    await sendMail(worker(openTransport({ smtpUrl: gone.url, mailFrom })), mailId);
    expect(await stored(mailId)).toMatchObject({
      state: "queued",
      serverAnswer: expect.stringContaining("ECONNREFUSED"),
    });
  });

  test("is unknown when the connection ends after it, and only a person sends it again", async () => {
    const { id } = await openLink(desk);
    const mailId = await one(id);
    expect(await handTo({ mail: "cut" }, mailId)).toBe(1);
    expect((await stored(mailId)).state).toBe("unknown");
    await desk.runJobs();
    await sweepMails(
      worker(openTransport({ smtpUrl: server.url, mailFrom }), () => new Date(Date.now() + 60 * MINUTE)),
    );
    await desk.runJobs();
    expect(server.received).toHaveLength(0);
    expect(await factsOf(id)).toEqual(["mail_queued", "mail_unknown"]);

    await expect(sendMailAgain(desk.as("preparer"), { mailId, seen: "failed" })).rejects.toThrow("changed_meanwhile");
    await sendMailAgain(desk.as("preparer"), { mailId, seen: "unknown" });
    await desk.runJobs();
    expect(server.received).toHaveLength(1);
  });

  test("is unknown when the process ended while handing it over, and not before its time", async () => {
    const { id } = await openLink(desk);
    const mailId = await one(id);
    const dies: MailTransport = { from: mailFrom, handOver: () => Promise.reject(new Error("the process ends here")) };
    await expect(sendMail(worker(dies), mailId)).rejects.toThrow("ends here");
    expect(await stored(mailId)).toMatchObject({ state: "sending", html: expect.stringContaining("Wren") });
    await sendMail(worker(openTransport({ smtpUrl: server.url, mailFrom })), mailId);
    await sweepMails(worker(dies));
    expect((await stored(mailId)).state).toBe("sending");
    await sweepMails(worker(dies, () => new Date(Date.now() + 15 * MINUTE)));
    expect((await stored(mailId)).state).toBe("unknown");
    expect(server.received).toHaveLength(0);
  });

  test("is kept in the outbox where no mail server is set, and says no more than that", async () => {
    const { id } = await openLink(desk);
    const mailId = await one(id);
    await sendMail(worker(openTransport({ smtpUrl: null, mailFrom })), mailId);
    expect(await stored(mailId)).toMatchObject({
      state: "sent",
      kept: true,
      headers: expect.stringContaining("Message-ID"),
    });
  });
});

describe("a link that nobody can follow any more", () => {
  test("is not mailed", async () => {
    const { id, jetpayId } = await openLink(desk);
    await desk.control(`payments/${jetpayId}`, { method: "eft" });
    await desk.settle();
    await expect(queue(id)).rejects.toThrow("link_closed");
  });

  test("takes back a mail that still waits for its server", async () => {
    const { id, jetpayId } = await openLink(desk);
    const mailId = await one(id);
    await handTo({ RCPT: "450 later" }, mailId);
    await desk.control(`payments/${jetpayId}`, { method: "eft" });
    await desk.settle();
    await sendMail(worker(openTransport({ smtpUrl: server.url, mailFrom })), mailId);
    expect((await stored(mailId)).state).toBe("withdrawn");
    expect(server.received).toHaveLength(0);
  });
});

test("a viewer mails nothing", async () => {
  const { id } = await openLink(desk);
  await expect(mailLink(desk.as("viewer"), { formId: newId(), transactionId: id, mail: words })).rejects.toThrow(
    "missing right",
  );
});
