import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { contacts } from "@/db/schema/contacts";
import { mailFiles, mails } from "@/db/schema/mails";
import { Conflict, Forbidden, NotFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { readMail, readMailFile } from "@/lib/mail/detail";
import { LINK_SEARCH } from "@/lib/mail/link-search";
import { listLinks } from "@/lib/mail/list-links";
import { sendMail } from "@/lib/mail/send";
import { sendMailAgain } from "@/lib/mail/send-again";
import { sweepMails } from "@/lib/mail/sweep";
import type { TestDesk } from "@/lib/testing/desk";
import { type OpenLink, openLink } from "@/lib/testing/link";
import { type MailBench, openMailBench } from "@/lib/testing/mail-bench";
import type { MailServer } from "@/lib/testing/mail-server";
import { pdfText } from "@/lib/testing/pdf-text";
import { readTransaction } from "@/lib/transactions/detail";
import { readPaper } from "./detail";
import { readPaperFile } from "./file";
import { mailPaper } from "./mail-paper";
import type { PaperMailKind } from "./paper";

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

const jetpaySays = async ({ jetpayId }: OpenLink, state: string, more = {}) => {
  await desk.control(`transactions/${jetpayId}`, { state, ...more });
  await desk.settle();
};
const comesBack = (link: OpenLink) => jetpaySays(link, "failed", { fail_reason: "NSF", fail_direction: "pull" });
async function paid(given: Parameters<typeof openLink>[1] = {}): Promise<OpenLink> {
  const link = await openLink(desk, given);
  await jetpaySays(link, "initiated");
  await jetpaySays(link, "paid");
  return link;
}
type Form = {
  seen?: PaperMailKind;
  to?: string[];
  formId?: string;
  locale?: "en" | "fr";
  name?: string;
  subject?: string;
};
const form = (
  id: string,
  { seen = "receipt", to = ["ap@wrenalder.example"], formId = newId(), ...more }: Form = {},
) => ({
  ...{ formId, transactionId: id, seen },
  mail: {
    recipients: to.map((address) => ({ address, name: more.name ?? "" })),
    subject: more.subject ?? "Receipt {reference}",
    message: "Hello {name},\n\nwe have {amount}.",
    locale: more.locale ?? "en",
  },
});
const send = (id: string, given: Form = {}) => mailPaper(desk.as("preparer"), form(id, given));
const mailsOf = (id: string) => desk.db.select().from(mails).where(eq(mails.transactionId, id));
async function queueOne(id: string): Promise<string> {
  const { formId, ...rest } = form(id);
  await mailPaper(desk.as("preparer"), { formId, ...rest });
  const [row] = await desk.db.select().from(mails).where(eq(mails.formId, formId));
  if (row === undefined) throw new Error("no mail was queued");
  return row.id;
}

describe("the paper of a payment", () => {
  test("is there from when Jetpay says that it is paid, says more once it is completed, and that it is void once it came back", async () => {
    const link = await openLink(desk);
    const read = () => readPaper(desk.as("viewer"), link.id).then((found) => found?.paper ?? null);
    expect(await read()).toBeNull();
    await expect(readPaperFile(desk.as("viewer"), link.id, "en")).rejects.toMatchObject({ key: "paper_none" });
    await jetpaySays(link, "initiated");
    expect(await read()).toBeNull();
    await jetpaySays(link, "paid");
    expect(await read()).toMatchObject({ kind: "receipt", mailKind: "receipt", completedAt: null, ended: null });
    await jetpaySays(link, "completed");
    const completed = await read();
    expect(completed).toMatchObject({ completedAt: expect.any(String), ended: null });
    const file = await readPaperFile(desk.as("viewer"), link.id, "fr");
    expect(file.name).toBe(`recu-${link.reference}.pdf`);
    expect(pdfText(file.content)).toContain("Terminé le");
    await comesBack(link);
    expect(await read()).toMatchObject({
      ...{ kind: "receipt", mailKind: "return_notice", paidAt: completed?.paidAt, ended: { how: "returned" } },
    });
    const ended = await readPaperFile(desk.as("viewer"), link.id, "en");
    expect(pdfText(ended.content)).toMatch(/Returned on .*: this receipt is\s+void\./);
    expect((await readTransaction(desk.as("viewer"), link.id))?.paper).toMatchObject({ ended: { how: "returned" } });
  });

  test("is a remittance advice where money goes out", async () => {
    const link = await paid({ flow: "payout_link" });
    const file = await readPaperFile(desk.as("viewer"), link.id, "en");
    expect(file.name).toBe(`remittance-advice-${link.reference}.pdf`);
    expect(pdfText(file.content)).toContain("Paid to\nWren & Alder LLP");
  });

  test("is never there for what failed without having been paid", async () => {
    const link = await openLink(desk);
    await comesBack(link);
    expect((await readPaper(desk.as("viewer"), link.id))?.paper).toBeNull();
    await expect(send(link.id)).rejects.toMatchObject({ key: "paper_none" });
  });

  test("of nothing is not found", async () => {
    await expect(readPaperFile(desk.as("viewer"), newId(), "en")).rejects.toBeInstanceOf(Conflict);
    await expect(readPaperFile(desk.as("viewer"), "../../etc/passwd", "en")).rejects.toBeInstanceOf(NotFound);
    expect(await readPaper(desk.as("viewer"), newId())).toBeNull();
  });
});

describe("a mailed receipt", () => {
  test("arrives once at each recipient with the file, is kept as it left, and is audited and on the timeline", async () => {
    const { id, reference } = await paid({ amountMinor: 192_000 });
    expect(await send(id, { to: ["ap@wrenalder.example", "books@wrenalder.example"] })).toEqual({ queued: 2 });
    await desk.runJobs();
    expect(server.received.map(({ to }) => to[0]).sort()).toEqual(["ap@wrenalder.example", "books@wrenalder.example"]);
    const [got] = server.received;
    expect(got?.mail.subject).toBe(`Receipt ${reference}`);
    expect(got?.mail.text).toContain("we have $1,920.00.");
    const [attached, ...others] = got?.mail.attachments ?? [];
    expect(others).toEqual([]);
    expect(attached).toMatchObject({
      filename: `receipt-${reference}.pdf`,
      mimeType: "application/pdf",
      disposition: "attachment",
    });
    const bytes = Buffer.from(attached?.content as ArrayBuffer);
    expect(pdfText(bytes)).toContain("Wren & Alder LLP");
    const row = (await mailsOf(id)).find(({ messageId }) => messageId === got?.mail.messageId);
    expect(row).toMatchObject({ kind: "receipt", state: "sent" });
    const kept = await readMailFile(desk.as("viewer"), row?.id ?? "");
    expect(kept?.content.equals(bytes)).toBe(true);
    expect(await readMail(desk.as("viewer"), row?.id ?? "", desk.appUrl)).toMatchObject({
      kind: "receipt",
      file: attached?.filename,
    });
    expect(await bench.factsOf(id)).toEqual(["mail_queued", "mail_queued", "mail_sent", "mail_sent"]);
    const audited = await desk.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, id))
      .orderBy(auditEntries.id);
    expect(audited.filter(({ action }) => action === "mail.send")).toMatchObject([
      { data: { kind: "receipt", reference } },
    ]);
    const listed = (await readPaper(desk.as("viewer"), id))?.deliveries;
    expect(listed?.map(({ truth }) => truth)).toEqual(["taken", "taken"]);
  });

  test("does not count as a mail with the link", async () => {
    const { id } = await paid();
    await send(id);
    await desk.runJobs();
    const { rows } = await listLinks(desk.as("viewer"), { ...LINK_SEARCH.nothing, view: "all" }, null);
    expect(rows.find((row) => row.id === id)?.deliveries).toEqual([]);
  });

  test("is sent once with eight clicks, and once with eight senders", async () => {
    const { id } = await paid();
    const same = newId();
    await Promise.all(Array.from({ length: 8 }, () => send(id, { formId: same })));
    const [mail, ...others] = await mailsOf(id);
    expect(others).toEqual([]);
    await Promise.all(Array.from({ length: 8 }, () => bench.sendThrough(server.url, mail?.id ?? "")));
    await desk.runJobs();
    expect(server.received).toHaveLength(1);
  });

  test("whose process died while handing it over is in doubt, and only a person sends it again", async () => {
    const { id } = await paid();
    const mailId = await queueOne(id);
    const crash = {
      from: "Harrow & Pine <payments@harrowandpine.example>",
      handOver: () => Promise.reject(new Error("died")),
    };
    await expect(sendMail(bench.worker(crash), mailId)).rejects.toThrow("died");
    await desk.runJobs();
    expect(await bench.stored(mailId)).toMatchObject({ state: "sending" });
    await sweepMails({ ...desk.ctx, now: () => new Date(Date.now() + 60 * 60_000) });
    expect(await bench.stored(mailId)).toMatchObject({ state: "unknown" });
    await desk.runJobs();
    expect(server.received).toHaveLength(0);
    await sendMailAgain(desk.as("preparer"), { mailId, seen: "unknown" });
    await desk.runJobs();
    expect(server.received).toHaveLength(1);
    expect(await desk.db.select().from(mailFiles).where(eq(mailFiles.mailId, mailId))).toHaveLength(1);
  });

  test("does not leave once the payment came back, and the timeline says why", async () => {
    const link = await paid();
    const mailId = await queueOne(link.id);
    await bench.handTo({ greeting: "421 later" }, mailId);
    await desk.control(`transactions/${link.jetpayId}`, {
      state: "failed",
      fail_reason: "NSF",
      fail_direction: "pull",
    });
    await desk.settle();
    await bench.sendThrough(server.url, mailId);
    expect(server.received).toHaveLength(0);
    expect(await bench.stored(mailId)).toMatchObject({ state: "withdrawn" });
    const told = (await readTransaction(desk.ctx, link.id))?.timeline.find(({ kind }) => kind === "mail_withdrawn");
    expect(told?.data).toMatchObject({ because: "needless", kind: "receipt" });
    await expect(send(link.id)).rejects.toMatchObject({ key: "changed_meanwhile" });
    await send(link.id, { seen: "return_notice" });
    await desk.runJobs();
    const [file] = server.received[0]?.mail.attachments ?? [];
    expect(pdfText(Buffer.from(file?.content as ArrayBuffer))).toMatch(/this receipt is\s+void/);
  });

  test("cannot be given headers or another file name by a name or a subject", async () => {
    const hostile = 'Wren"\r\nBcc: victim@x.example\r\nContent-Disposition: inline; filename="x.exe';
    const { id, reference, contactId } = await paid();
    await desk.db.update(contacts).set({ name: hostile }).where(eq(contacts.id, contactId));
    await send(id, { name: hostile.slice(0, 110), subject: "Receipt\r\nBcc: victim@x.example" });
    await desk.runJobs();
    const [got] = server.received;
    expect(got?.to).toEqual(["ap@wrenalder.example"]);
    expect(got?.mail.headers.map(({ key }) => key)).not.toContain("bcc");
    expect(got?.mail.attachments.map(({ filename }) => filename)).toEqual([`receipt-${reference}.pdf`]);
  });

  test("is sent by nobody without the right, and is read by all who may read the desk", async () => {
    const { id } = await paid();
    await expect(mailPaper(desk.as("viewer"), form(id))).rejects.toBeInstanceOf(Forbidden);
    expect(await mailsOf(id)).toEqual([]);
  });
});
