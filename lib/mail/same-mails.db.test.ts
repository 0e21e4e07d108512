import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mails } from "@/db/schema/mails";
import { Conflict } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { mailPaper } from "@/lib/papers/mail-paper";
import { openLink } from "@/lib/testing/link";
import { type MailBench, openMailBench, WORDS } from "@/lib/testing/mail-bench";
import type { MailInput } from "@/lib/transactions/input";
import { mailLink } from "./mail-link";

let bench: MailBench;
beforeAll(async () => {
  bench = await openMailBench();
});
afterAll(() => bench.close());

const WRONG = [{ address: "ap@wrenadler.example", name: "Wren & Alder" }];
const OTHER: [string, Partial<MailInput>][] = [
  ["recipient", { recipients: WORDS.recipients }],
  ["one recipient more", { recipients: [...WRONG, ...WORDS.recipients] }],
  ["a name", { recipients: [{ address: "ap@wrenadler.example", name: "Ms. Wren" }] }],
  ["the message", { message: "Hello {name}, please pay {amount} by Friday." }],
  ["the subject", { subject: "Invoice 20392 for {name}" }],
  ["the language", { locale: "fr" }],
  ["a reminder", { remindAfterDays: [3] }],
];

describe("a mail that is changed and sent again by the same form", () => {
  test.each(OTHER)("is refused and said to be, not lost: %s", async (_what, change) => {
    const { id } = await openLink(bench.desk);
    const form = { formId: newId(), transactionId: id };
    const mail = { ...WORDS, recipients: WRONG };
    const send = (more: object) => mailLink(bench.desk.as("preparer"), { ...form, mail: { ...mail, ...more } });
    expect(await send({})).toEqual({ queued: 1 });
    const refused = new Conflict("form_mailed", { addresses: "ap@wrenadler.example" });
    await expect(send(change)).rejects.toEqual(refused);
    await bench.desk.runJobs();
    await expect(send(change)).rejects.toEqual(refused);
    expect(await send({})).toEqual({ queued: 1 });
    const there = await bench.desk.db.select().from(mails).where(eq(mails.formId, form.formId));
    expect(there).toMatchObject([{ toAddress: "ap@wrenadler.example", state: "sent" }]);
  });

  test("is refused where it carries a receipt as well, and the same once more is counted as it is", async () => {
    const { id, jetpayId } = await openLink(bench.desk);
    for (const state of ["initiated", "paid"]) await bench.desk.control(`transactions/${jetpayId}`, { state });
    await bench.desk.settle();
    const { remindAfterDays: _none, ...words } = WORDS;
    const form = { formId: newId(), transactionId: id, seen: "receipt" as const };
    const send = (recipients: MailInput["recipients"]) =>
      mailPaper(bench.desk.as("preparer"), { ...form, mail: { ...words, recipients } });
    expect(await send(WRONG)).toEqual({ queued: 1 });
    const corrected = send([...WORDS.recipients, { address: "books@wrenalder.example", name: "" }]);
    await expect(corrected).rejects.toEqual(new Conflict("form_mailed", { addresses: "ap@wrenadler.example" }));
    expect(await send(WRONG)).toEqual({ queued: 1 });
    expect(await bench.desk.db.$count(mails, eq(mails.formId, form.formId))).toBe(1);
  });
});
