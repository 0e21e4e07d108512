import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mails } from "@/db/schema/mails";
import { Conflict, Forbidden } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { TestDesk } from "@/lib/testing/desk";
import { type OpenLink, openLink } from "@/lib/testing/link";
import { type MailBench, openMailBench, WORDS } from "@/lib/testing/mail-bench";
import type { MailServer } from "@/lib/testing/mail-server";
import { cancelTransaction } from "@/lib/transactions/ask";
import { createTransaction } from "@/lib/transactions/create";
import { readTransaction } from "@/lib/transactions/detail";
import { readLink, readMail } from "./detail";
import { LINK_SEARCH } from "./link-search";
import { listLinks } from "./list-links";
import { mailLink } from "./mail-link";
import { cancelReminder, sendDueReminders } from "./reminders";

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

const twice = { ...WORDS, remindAfterDays: [3, 7] };
const mailsOf = (id: string) =>
  desk.db.select().from(mails).where(eq(mails.transactionId, id)).orderBy(asc(mails.round), asc(mails.toAddress));
const states = async (id: string) => (await mailsOf(id)).map(({ round, state }) => `${round} ${state}`);
/** What the sweep does on a day to come, and the jobs after it. */
async function onDay(days: number) {
  await sendDueReminders({ ...desk.ctx, now: () => new Date(Date.now() + days * DAY) });
  await desk.runJobs();
}
const pay = async ({ jetpayId }: OpenLink) => {
  await desk.control(`payments/${jetpayId}`, { method: "eft" });
  await desk.settle();
};
const stop = async ({ id }: OpenLink) => {
  const found = await readTransaction(desk.as("preparer"), id);
  await cancelTransaction(desk.as("preparer"), { transactionId: id, version: found?.version });
  await desk.settle();
};

describe("reminders", () => {
  test("leave on their days, once each, in words of their own", async () => {
    const { id } = await openLink(desk, { mail: twice });
    expect(await states(id)).toEqual(["0 sent", "1 waiting", "2 waiting"]);
    await onDay(2.9);
    expect(server.received).toHaveLength(1);
    await Promise.all([onDay(3.1), onDay(3.1)]);
    await onDay(3.2);
    expect(await states(id)).toEqual(["0 sent", "1 sent", "2 waiting"]);
    expect(server.received).toHaveLength(2);
    expect(server.received[1]?.mail).toMatchObject({
      subject: "Reminder: Invoice 20391 for Wren & Alder",
      text: expect.stringContaining("$100.00 is still open"),
    });
    await onDay(8);
    expect(await states(id)).toEqual(["0 sent", "1 sent", "2 sent"]);
  });

  test.each([
    ["paid", pay, "used"],
    ["stopped", stop, "stopped"],
  ])("stop by themselves once the link is %s", async (_, end, why) => {
    const link = await openLink(desk, { mail: twice });
    const { id } = link;
    await onDay(3.1);
    await end(link);
    expect(await states(id)).toEqual(["0 sent", "1 sent", "2 withdrawn"]);
    await onDay(8);
    expect(server.received).toHaveLength(2);
    expect((await bench.factsOf(id)).at(-1)).toBe("mail_withdrawn");
    // The one cause, and not what else it might have been.
    const { deliveries } = (await readLink(desk.as("viewer"), id)) ?? { deliveries: [] };
    expect(deliveries.find(({ truth }) => truth === "withdrawn")?.withdrawn).toEqual({ why, by: null });
  });

  test("are taken back one by one by who may send mails, before they leave and not after", async () => {
    const { id } = await openLink(desk, { mail: twice });
    const [, first, second] = await mailsOf(id);
    const refused = cancelReminder(desk.as("viewer"), { mailId: second?.id });
    await expect(refused).rejects.toBeInstanceOf(Forbidden);
    await Promise.all([1, 2].map(() => cancelReminder(desk.as("preparer"), { mailId: second?.id })));
    await onDay(8);
    expect(await states(id)).toEqual(["0 sent", "1 sent", "2 withdrawn"]);
    const late = cancelReminder(desk.as("preparer"), { mailId: first?.id });
    await expect(late).rejects.toBeInstanceOf(Conflict);
    const withdrawn = (await readTransaction(desk.ctx, id))?.timeline.filter(({ kind }) => kind === "mail_withdrawn");
    expect(withdrawn).toMatchObject([{ actor: "Test preparer", data: { because: "person", reminder: true } }]);
    expect(await readMail(desk.as("viewer"), second?.id ?? "", "http://desk.example")).toMatchObject({
      truth: "withdrawn",
      withdrawn: { why: "person", by: "Test preparer" },
    });
  });

  test("come with a link that is mailed later as well, once per form", async () => {
    const { id } = await openLink(desk);
    const form = { formId: newId(), transactionId: id, mail: { ...WORDS, remindAfterDays: [7] } };
    for (const _ of [1, 2]) expect(await mailLink(desk.as("preparer"), form)).toEqual({ queued: 1 });
    await desk.runJobs();
    expect(await states(id)).toEqual(["0 sent", "1 waiting"]);
  });

  test("do not make a link look mailed that was not", async () => {
    const { id } = await openLink(desk, { mail: { ...WORDS, remindAfterDays: [7] } });
    await desk.db.update(mails).set({ state: "failed" }).where(eq(mails.round, 0));
    const { rows } = await listLinks(desk.ctx, { ...LINK_SEARCH.nothing, view: "not_mailed" }, null);
    expect(rows.map((row) => row.id)).toContain(id);
    expect(rows.find((row) => row.id === id)?.deliveries.map(({ truth }) => truth)).toEqual(["refused", "planned"]);
  });

  test("are part of what a form asks for: the same form with others is refused", async () => {
    const { contactId } = await openLink(desk);
    const form = { formId: newId(), flow: "payment_link" as const, contactId, merchantAccountId: desk.merchantId };
    const words = { paymentMethodId: null, amountMinor: 7_700, statement: "HARROW PINE", note: "" };
    const ask = (days: number[]) =>
      createTransaction(desk.as("preparer"), { ...form, ...words, mail: { ...WORDS, remindAfterDays: days } });
    const made = await ask([3]);
    expect((await ask([3])).id).toBe(made.id);
    await expect(ask([4])).rejects.toMatchObject({ key: "form_used" });
  });
});
