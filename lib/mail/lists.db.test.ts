import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { transactions } from "@/db/schema/transactions";
import { writeSetting } from "@/lib/settings/settings";
import { openLink } from "@/lib/testing/link";
import { type MailBench, openMailBench } from "@/lib/testing/mail-bench";
import { readLink, readMail } from "./detail";
import type { LinkView } from "./link";
import { LINK_SEARCH } from "./link-search";
import { listLinks } from "./list-links";
import { listMails } from "./list-mails";
import { MAIL_SEARCH } from "./mail-search";

let bench: MailBench;
beforeAll(async () => {
  bench = await openMailBench();
});
afterAll(() => bench.close());

const list = (view: LinkView, older: string | null = null) =>
  listLinks(
    bench.desk.as("viewer"),
    { ...LINK_SEARCH.nothing, view },
    older === null ? null : { cursor: older, towards: "older" },
  );
const idsOf = async (view: LinkView) => (await list(view)).rows.map(({ id }) => id);

test("each view holds the links it names, the newest first, with the truth about each mail", async () => {
  const { desk, queue, handTo } = bench;
  const silent = await openLink(desk, { name: "Silent" });
  const refused = await openLink(desk, { name: "Refused" });
  const taken = await openLink(desk, { name: "Taken" });
  const paid = await openLink(desk, { name: "Paid" });
  const [lost, delayed] = await queue(refused.id, {
    recipients: [
      { address: "a@x.example", name: "" },
      { address: "b@x.example", name: "" },
    ],
  });
  if (lost === undefined || delayed === undefined) throw new Error("no mails");
  await handTo({ RCPT: "550 5.1.1 No such user" }, lost);
  await handTo({ mail: "cut" }, delayed);
  await queue(taken.id);
  await desk.runJobs();
  await desk.control(`payments/${paid.jetpayId}`, { method: "eft" });
  await desk.settle();

  expect(await idsOf("all")).toEqual([paid.id, taken.id, refused.id, silent.id]);
  expect(await idsOf("waiting")).toEqual([taken.id, refused.id, silent.id]);
  expect(await idsOf("not_mailed")).toEqual([silent.id]);
  const page = await list("all");
  expect(page.counts).toEqual({ waiting: 3, notMailed: 1, bounced: 1 });
  expect(page.rows.map(({ open, deliveries }) => [open, deliveries.map(({ truth }) => truth)])).toEqual([
    [false, []],
    [true, ["taken"]],
    [true, ["refused", "unknown"]],
    [true, []],
  ]);
  const line = page.rows.find(({ id }) => id === refused.id);
  expect(line?.deliveries[0]).toMatchObject({ to: "a@x.example", answer: "550 5.1.1 No such user", nextTryAt: null });

  const outbox = await listMails(desk.as("viewer"), { ...MAIL_SEARCH.nothing, view: "all" }, null);
  expect(outbox.rows.map(({ to, contactName, by }) => [to, contactName, by])).toEqual(
    expect.arrayContaining([
      ["ap@wrenalder.example", "Taken", "Test preparer"],
      ["a@x.example", "Refused", "Test preparer"],
    ]),
  );
});

test("a mail that only failed counts as not mailed, one that may have left does not", async () => {
  const link = await openLink(bench.desk);
  const mailId = await bench.queueOne(link.id);
  await bench.handTo({ RCPT: "550 no" }, mailId);
  expect(await idsOf("not_mailed")).toContain(link.id);
  const other = await bench.queueOne(link.id);
  await bench.handTo({ mail: "cut" }, other);
  expect(await idsOf("not_mailed")).not.toContain(link.id);
});

test("pages go on where the last one ended, without loss or repetition", async () => {
  const { desk } = bench;
  const { id } = await openLink(desk, { name: "Many" });
  const [row] = await desk.db.select().from(transactions).where(eq(transactions.id, id));
  if (row === undefined) throw new Error("no row");
  const before = (await list("all")).rows.length;
  // Some share a moment: only the id tells them apart.
  const copies = Array.from({ length: 120 }, (_, place) => ({
    ...row,
    id: crypto.randomUUID(),
    formId: crypto.randomUUID(),
    reference: `JD-T${String(place).padStart(5, "0")}`,
    jetpayId: null,
    createdAt: new Date(Date.parse("2026-01-01T00:00:00Z") + Math.floor(place / 4) * 1_000),
  }));
  await desk.db.insert(transactions).values(copies);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = await list("all", after);
    seen.push(...page.rows.map((line) => line.id));
    after = page.older;
  } while (after !== null);
  expect(seen).toHaveLength(before + copies.length);
  expect(new Set(seen).size).toBe(seen.length);
});

test("an outdated or forged place begins at the newest", async () => {
  const first = (await list("all")).rows[0]?.id;
  expect((await list("all", "2026-99-99T00:00:00.000000Z_nonsense")).rows[0]?.id).toBe(first);
});

test("a mail is shown as it was sent, also after the company has changed its name", async () => {
  const { desk } = bench;
  const link = await openLink(desk);
  const mailId = await bench.queueOne(link.id);
  const before = await readMail(desk.as("viewer"), mailId, desk.appUrl);
  expect(before).toMatchObject({ truth: "queued", headers: null, subject: "Invoice 20391 for Wren & Alder" });
  await desk.runJobs();
  await writeSetting(desk.db, "company.name", "Renamed Inc.", { at: new Date(), userId: null });
  const after = await readMail(desk.as("viewer"), mailId, desk.appUrl);
  expect(after).toMatchObject({ truth: "taken", sendable: true, by: "Test preparer" });
  expect(after?.headers).toContain("Subject: Invoice 20391 for Wren & Alder");
  expect(after?.html).toContain("data:image/png;base64,");
  expect(after?.html).not.toContain("cid:");
  expect(after?.html).not.toContain("Renamed");
  expect(await readMail(desk.as("viewer"), "nonsense", desk.appUrl)).toBeNull();
});

test("a mail that has not left is listed with its places filled in", async () => {
  const { desk } = bench;
  const link = await openLink(desk, { name: "Filled In" });
  const subject = "{statement}: {amount}";
  await bench.queue(link.id, { subject, message: "Hello {name}", remindAfterDays: [7] });
  await desk.runJobs();
  const all = await listMails(desk.as("viewer"), { ...MAIL_SEARCH.nothing, view: "all" }, null);
  const of = all.rows.filter(({ contactName }) => contactName === "Filled In");
  const [row] = await desk.db.select().from(transactions).where(eq(transactions.id, link.id));
  const filled = `${row?.statement}: $${((row?.amountMinor ?? 0) / 100).toFixed(2)}`;
  expect(of.map(({ truth, subject: shown }) => [truth, shown]).toSorted()).toEqual([
    ["planned", `Reminder: ${filled}`],
    ["taken", filled],
  ]);
});

test("a link comes with first words in both languages and its contact's own first", async () => {
  const link = await openLink(bench.desk);
  const found = await readLink(bench.desk.as("viewer"), link.id);
  expect(found).toMatchObject({ link: link.link, open: true, contact: { language: "en" } });
  expect(found?.words.fr.message).toMatch(/^Bonjour \{name\}/);
});
