import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mailReports, mails } from "@/db/schema/mails";
import { readContact } from "@/lib/contacts/detail";
import { newId } from "@/lib/ids";
import type { TestDesk } from "@/lib/testing/desk";
import { type Bounce, bounceMail } from "@/lib/testing/dsn";
import { openLink } from "@/lib/testing/link";
import { type MailBench, openMailBench, WORDS } from "@/lib/testing/mail-bench";
import type { MailServer } from "@/lib/testing/mail-server";
import { readTransaction } from "@/lib/transactions/detail";
import { LINK_SEARCH } from "./link-search";
import { listLinks } from "./list-links";
import { listMails } from "./list-mails";
import { mailLink } from "./mail-link";
import { MAIL_SEARCH } from "./mail-search";
import { sendDueReminders } from "./reminders";
import { receiveReport } from "./report";
import { sendMailAgain } from "./send-again";

const DAY = 24 * 60 * 60_000;
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

const report = (raw: Buffer) => receiveReport({ ...desk.ctx, actor: { kind: "system", name: "mail" } }, raw);
/** A mail that a server took, and what another one says of it. */
async function taken() {
  const link = await openLink(desk);
  const mailId = await bench.queueOne(link.id);
  await desk.runJobs();
  const { messageId } = await bench.stored(mailId);
  return {
    ...link,
    mailId,
    messageId,
    bounce: (more: Partial<Bounce> = {}) => report(bounceMail({ messageId, ...more })),
  };
}
const truths = async (id: string) => {
  const { rows } = await listLinks(desk.as("viewer"), { ...LINK_SEARCH.nothing, view: "all" }, null);
  return rows.find((row) => row.id === id)?.deliveries.map(({ truth }) => truth);
};
const counted = async () =>
  Object.fromEntries((await desk.db.select().from(mailReports)).map((row) => [row.outcome, row.count]));

describe("a mail that bounces", () => {
  test("says so with the reason, on the timeline, among what did not arrive, and on its contact", async () => {
    const { id, mailId, contactId, bounce } = await taken();
    expect(await bounce()).toBe("bounced");
    const { rows, counts } = await listMails(desk.as("viewer"), { ...MAIL_SEARCH.nothing, view: "bounced" }, null);
    expect(rows).toMatchObject([
      {
        id: mailId,
        truth: "bounced",
        report: { reason: "address", status: "5.1.1", said: expect.stringContaining("User unknown") },
      },
    ]);
    expect(counts.bounced).toBe(1);
    expect(await bench.factsOf(id)).toEqual(["mail_queued", "mail_sent", "mail_bounced"]);
    expect((await readTransaction(desk.ctx, id))?.state).toBe("requested");
    expect(await readContact(desk.ctx, contactId)).toMatchObject({ bounced: { mailId, reason: "address" } });
    const { rows: open } = await listLinks(desk.as("viewer"), { ...LINK_SEARCH.nothing, view: "not_mailed" }, null);
    expect(open.map((row) => row.id)).toContain(id);
  });

  test("is told once, however often and by however many it is reported", async () => {
    const { id, bounce } = await taken();
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => bounce()));
    expect(outcomes.sort()).toEqual(["bounced", "known", "known", "known", "known", "known"]);
    expect((await bench.factsOf(id)).filter((kind) => kind === "mail_bounced")).toHaveLength(1);
  });

  test("stays bounced when word of its delay comes after that, and is bounced when it comes before", async () => {
    const late = await taken();
    expect(await late.bounce()).toBe("bounced");
    expect(await late.bounce({ action: "delayed", status: "4.4.1" })).toBe("known");
    expect(await truths(late.id)).toEqual(["bounced"]);
    const early = await taken();
    expect(await early.bounce({ action: "delayed", status: "4.4.1" })).toBe("delayed");
    expect(await truths(early.id)).toEqual(["delayed"]);
    expect(await early.bounce({ status: "4.4.7" })).toBe("bounced");
    expect(await truths(early.id)).toEqual(["bounced"]);
  });

  test("of which nobody knew whether it left has left: the report proves it", async () => {
    const { id } = await openLink(desk);
    const mailId = await bench.queueOne(id);
    await bench.handTo({ mail: "cut" }, mailId);
    expect(await truths(id)).toEqual(["unknown"]);
    const { messageId } = await bench.stored(mailId);
    expect(await report(bounceMail({ messageId, action: "delayed", status: "4.4.1" }))).toBe("delayed");
    expect(await bench.stored(mailId)).toMatchObject({ state: "sent", bounce: "delayed" });
    const again = sendMailAgain(desk.as("preparer"), { mailId, seen: "unknown" });
    await expect(again).rejects.toMatchObject({ key: "changed_meanwhile" });
  });

  test("ends the reminders to its address, and not those to others", async () => {
    const { id } = await openLink(desk);
    const recipients = ["ap@wrenalder.example", "books@wrenalder.example"].map((address) => ({ address, name: "" }));
    const formId = newId();
    await mailLink(desk.as("preparer"), {
      formId,
      transactionId: id,
      mail: { ...WORDS, recipients, remindAfterDays: [3] },
    });
    await desk.runJobs();
    const [first] = await desk.db
      .select()
      .from(mails)
      .where(eq(mails.formId, formId))
      .orderBy(asc(mails.round), asc(mails.toAddress));
    expect(await report(bounceMail({ messageId: first?.messageId ?? "" }))).toBe("bounced");
    await sendDueReminders({ ...desk.ctx, now: () => new Date(Date.now() + 4 * DAY) });
    await desk.runJobs();
    expect(server.received.slice(2).map(({ to }) => to)).toEqual([["books@wrenalder.example"]]);
    const told = (await readTransaction(desk.ctx, id))?.timeline.filter(({ kind }) => kind === "mail_withdrawn");
    expect(told).toMatchObject([{ data: { because: "bounced", reminder: true, to: "ap@wrenalder.example" } }]);
  });

  test("is mailed anew to a corrected address, and its contact is well again", async () => {
    const { id, contactId, bounce } = await taken();
    await bounce();
    await bench.queue(id, { recipients: [{ address: "accounts@wrenalder.example", name: "" }] });
    await bench.queue(id);
    await desk.runJobs();
    expect(await truths(id)).toEqual(["bounced", "taken", "taken"]);
    expect(await readContact(desk.ctx, contactId)).toMatchObject({ bounced: null });
  });

  test("tells at most 500 letters of what the other server said, whatever it names", async () => {
    const { mailId, bounce } = await taken();
    const said = `smtp; 550 5.1.1 ${"y".repeat(1_000)}`;
    expect(await bounce({ to: `${"x".repeat(10_000)}@home.example`, said })).toBe("bounced");
    const { bounceSaid } = await bench.stored(mailId);
    expect(bounceSaid).toHaveLength(500);
    expect(bounceSaid).toMatch(/^x{254}: 550 5\.1\.1/);
  });

  test("names the address that theirs is forwarded to", async () => {
    const { mailId, bounce } = await taken();
    expect(await bounce({ to: "wren@home.example", original: "wren@home.example", said: "smtp; 552 5.2.2 full" })).toBe(
      "bounced",
    );
    expect(await bench.stored(mailId)).toMatchObject({ bounceSaid: "wren@home.example: 552 5.2.2 full" });
  });
});

test("what is forged, of others, or no report changes nothing and is counted", async () => {
  const { id, messageId } = await taken();
  const before = await counted();
  expect(await report(bounceMail({ messageId: "<jd-9qf7ab.forged@jetdesk>" }))).toBe("unmatched");
  expect(await report(bounceMail({ messageId, returned: "none" }))).toBe("unmatched");
  expect(await report(Buffer.from(`Subject: hello\r\nIn-Reply-To: ${messageId}\r\n\r\nThanks`))).toBe("no_report");
  const waiting = await bench.queueOne(id);
  const unsent = (await bench.stored(waiting)).messageId;
  expect(await report(bounceMail({ messageId: unsent }))).toBe("unmatched");
  expect(await truths(id)).toEqual(["taken", "queued"]);
  const after = await counted();
  expect((after["unmatched"] ?? 0) - (before["unmatched"] ?? 0)).toBe(3);
  expect((after["no_report"] ?? 0) - (before["no_report"] ?? 0)).toBe(1);
});
