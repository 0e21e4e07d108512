import { eq } from "drizzle-orm";
import QRCode from "qrcode";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { mails } from "@/db/schema/mails";
import { transactions } from "@/db/schema/transactions";
import { newId } from "@/lib/ids";
import type { TestDesk } from "@/lib/testing/desk";
import { openLink } from "@/lib/testing/link";
import { type MailBench, openMailBench, WORDS } from "@/lib/testing/mail-bench";
import type { MailServer } from "@/lib/testing/mail-server";
import { readLink } from "./detail";
import { mailLink } from "./mail-link";

let bench: MailBench;
let desk: TestDesk;
let server: MailServer;
beforeAll(async () => {
  bench = await openMailBench();
  ({ desk, server } = bench);
});
afterAll(() => bench.close());
beforeEach(() => {
  server.received.length = 0;
});

describe("a mail that arrives", () => {
  test("has text, HTML and the link as a picture, and is kept as it was sent", async () => {
    const { id, link, reference } = await openLink(desk, { amountMinor: 192_000 });
    const mailId = await bench.queueOne(id);
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

    const row = await bench.stored(mailId);
    expect(row).toMatchObject({ state: "sent", kept: false, attempts: 1, messageId: got?.mail.messageId });
    expect(row.serverAnswer).toMatch(/^250/);
    expect(row.sentAt).not.toBeNull();
    expect(got?.raw.startsWith(row.headers ?? "none")).toBe(true);
    expect(got?.mail.html?.trim()).toBe(row.html?.trim());
    expect(await bench.factsOf(id)).toEqual(["mail_queued", "mail_sent"]);
  });

  test("is French for a French recipient, with accents in its subject", async () => {
    const { id } = await openLink(desk, { amountMinor: 192_050 });
    await bench.queue(id, { subject: "Facture payée à l’été, {name}", message: "Bonjour {name}.", locale: "fr" });
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
    await bench.queue(id, { recipients: ["a@x.example", "b@x.example", "A@x.example"].map(address) });
    await desk.runJobs();
    expect(server.received.map(({ to }) => to).sort()).toEqual([["a@x.example"], ["b@x.example"]]);
    expect(server.received.every(({ mail }) => mail.to?.length === 1 && mail.cc === undefined)).toBe(true);
    expect(new Set(server.received.map(({ mail }) => mail.messageId)).size).toBe(2);
  });

  test("cannot be given headers by line breaks in its subject or a name", async () => {
    const { id } = await openLink(desk);
    const recipients = [{ address: "ap@wrenalder.example", name: "Wren\r\nBcc: victim@x.example" }];
    await bench.queue(id, { subject: "Invoice\r\nBcc: victim@x.example\r\n\r\nPaid", recipients });
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
    const mailId = await bench.queueOne(id);
    await Promise.all(Array.from({ length: 8 }, () => bench.sendThrough(server.url, mailId)));
    await desk.runJobs();
    expect(server.received).toHaveLength(1);
    expect(await bench.stored(mailId)).toMatchObject({ state: "sent", attempts: 1 });
  });

  test("with eight submits of the same form at once", async () => {
    const { id } = await openLink(desk);
    const formId = newId();
    await Promise.all(Array.from({ length: 8 }, () => bench.queue(id, {}, formId)));
    await desk.runJobs();
    expect(server.received).toHaveLength(1);
    const audited = await desk.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, id))
      .orderBy(auditEntries.id);
    expect(audited.filter(({ action }) => action === "mail.send")).toHaveLength(1);
  });
});

describe("a link that is no https address", () => {
  const answerWith = (link: string) =>
    desk.fault({
      kind: "status_before",
      path: "^/debit$",
      status: 200,
      body: JSON.stringify({ identifier: newId(), state: "requested", link }),
    });

  test.each(["javascript:alert(1)", "http://pay.example/9qf7"])("%s is mailed to nobody", async (link) => {
    await answerWith(link);
    const { id } = await openLink(desk, { mail: WORDS });
    expect(server.received).toHaveLength(0);
    const waited = await desk.db.select().from(mails).where(eq(mails.transactionId, id));
    expect(waited.map(({ state }) => state)).toEqual(["withdrawn"]);
    const again = mailLink(desk.as("preparer"), { formId: newId(), transactionId: id, mail: WORDS });
    await expect(again).rejects.toMatchObject({ key: "link_unsafe" });
    expect(await readLink(desk.as("viewer"), id)).toMatchObject({
      ...{ link, state: "requested", open: false },
      deliveries: [{ truth: "withdrawn", withdrawn: { why: "unsafe", by: null } }],
    });
  });

  test("leaves no queue that it came into before anybody looked", async () => {
    const { id } = await openLink(desk);
    const mailId = await bench.queueOne(id);
    await desk.db.update(transactions).set({ link: "javascript:alert(1)" }).where(eq(transactions.id, id));
    await desk.runJobs();
    expect(server.received).toHaveLength(0);
    expect(await bench.stored(mailId)).toMatchObject({ state: "withdrawn" });
  });
});

test("a viewer mails nothing", async () => {
  const { id } = await openLink(desk);
  await expect(mailLink(desk.as("viewer"), { formId: newId(), transactionId: id, mail: WORDS })).rejects.toThrow(
    "missing right",
  );
});
