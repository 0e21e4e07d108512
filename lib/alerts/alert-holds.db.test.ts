import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { holdAlerts } from "@/db/schema/alerts";
import { users } from "@/db/schema/team";
import { transactions } from "@/db/schema/transactions";
import { readMail } from "@/lib/mail/detail";
import { listMails } from "@/lib/mail/list-mails";
import { MAIL_SEARCH } from "@/lib/mail/mail-search";
import { writeSetting } from "@/lib/settings/settings";
import { type HoldBench, openHoldBench } from "@/lib/testing/hold-bench";
import { captureTransaction } from "@/lib/transactions/ask";
import { lapseHolds } from "@/lib/transactions/lapse";
import { alertHolds } from "./alert-holds";

let bench: HoldBench;
beforeAll(async () => {
  bench = await openHoldBench();
});
afterAll(() => bench.close());
beforeEach(() => bench.begin());

describe("a hold is told of", () => {
  test("once at each stage, to those who chose it, and on its timeline", async () => {
    await bench.choose("preparer", [72, 4]);
    const one = await bench.hold();
    expect(await bench.tick(one, 119)).toEqual([]);
    expect(await bench.tick(one, 72)).toEqual(["preparer@test.example"]);
    expect(await bench.tick(one, 71.9)).toEqual([]);
    expect(await bench.tick(one, 24)).toEqual(["approver@test.example"]);
    expect(await bench.tick(one, 23)).toEqual([]);
    expect(await bench.tick(one, 4)).toEqual(["approver@test.example", "preparer@test.example"]);
    expect(await bench.tick(one, 0.01)).toEqual([]);
    expect(await bench.tick(one, 0)).toEqual([]);
    expect(await bench.told(one.id)).toEqual([
      { hours: 72, mails: 1 },
      { hours: 24, mails: 1 },
      { hours: 4, mails: 2 },
    ]);
  });

  test("in one mail with all that comes due with it, with what each is, for whom, until when, and no more", async () => {
    await writeSetting(bench.desk.db, "desk.zone", "America/Toronto", { at: new Date(), userId: null });
    const [first, second] = [await bench.hold(5, "Fleet <deposit>"), await bench.hold(5, "")];
    await bench.tick(first, 4);
    const [letter] = (await bench.alertsOf(first.id)).map(({ mails: row }) => row);
    expect(letter).toMatchObject({ state: "sent", toAddress: "approver@test.example", attempts: 1 });
    expect(letter?.subject).toBe("The first of 2 holds lapses within 4 hours");
    const sum = `$${((first.minor + second.minor) / 100).toFixed(2)}`;
    for (const body of [letter?.text ?? "", letter?.html ?? ""]) {
      for (const { reference, minor } of [first, second]) {
        expect(body).toContain(reference);
        expect(body).toContain(`$${(minor / 100).toFixed(2)}`);
      }
      expect(body).toContain(sum);
      expect(body).toContain("Ateliers Gagnon");
      expect(body).toContain("HARROW PINE");
      expect(body).toMatch(/Lapses \w+ \d+ \w+ \d{4}, \d\d:\d\d:\d\d \(UTC−0[45]:00\)/);
      expect(body).toContain(`${bench.desk.appUrl}/authorizations`);
      // Neither card nor address of the payer is needed to decide.
      expect(body).not.toMatch(/4242|comptes@/);
    }
    expect(letter?.html).toContain("Fleet &lt;deposit&gt;");
    expect(letter?.headers).not.toContain("$");
  });

  test("in the language of each who is told", async () => {
    await bench.choose("preparer", [24]);
    await bench.desk.db
      .update(users)
      .set({ locale: "fr" })
      .where(eq(users.id, bench.idOf("preparer")));
    const one = await bench.hold();
    bench.reach(one, 24);
    await alertHolds(bench.worker());
    await bench.desk.runJobs();
    const subjects = new Map(bench.server.received.map(({ to, mail }) => [to[0], mail.subject]));
    expect(subjects.get("preparer@test.example")).toBe("Une retenue échoit dans les 24 heures");
    expect(subjects.get("approver@test.example")).toBe("A hold lapses within 24 hours");
    const french = bench.server.received.find(({ to }) => to[0] === "preparer@test.example");
    expect(french?.mail.html).toContain('lang="fr"');
    expect(french?.mail.text).toContain("Ouvrir le tableau des retenues");
    expect(french?.mail.text).not.toMatch(/\b(Lapses|Open|hold)\b/);
  });

  test("once, with what is left, after hours in which no worker ran", async () => {
    await bench.choose("approver", [72, 24, 4]);
    const one = await bench.hold();
    expect(await bench.tick(one, 3)).toEqual(["approver@test.example"]);
    expect(await bench.told(one.id)).toEqual([{ hours: 4, mails: 1 }]);
    expect(await bench.tick(one, 2)).toEqual([]);
  });

  test("at the stages that were still ahead when it was made", async () => {
    await bench.choose("approver", [72, 24, 4]);
    const one = await bench.hold(1);
    expect(await bench.tick(one, 23)).toEqual([]);
    expect(await bench.tick(one, 4)).toEqual(["approver@test.example"]);
    expect(await bench.told(one.id)).toEqual([{ hours: 4, mails: 1 }]);
  });
});

describe("nobody is told", () => {
  test("who chose none, may not capture, is disabled, or never chose a password; the stage is over all the same", async () => {
    await bench.choose("approver", []);
    await bench.desk.db
      .update(users)
      .set({ alertHours: [24, 4] })
      .where(eq(users.id, bench.idOf("viewer")));
    await bench.desk.db
      .update(users)
      .set({ alertHours: [24, 4], active: false })
      .where(eq(users.id, bench.idOf("preparer")));
    await bench.desk.db
      .update(users)
      .set({ alertHours: [24, 4], passwordIsStart: true })
      .where(eq(users.id, bench.idOf("administrator")));
    const one = await bench.hold();
    expect(await bench.tick(one, 24)).toEqual([]);
    expect(await bench.told(one.id)).toEqual([{ hours: 24, mails: 0 }]);
    await bench.choose("approver", [24]);
    expect(await bench.tick(one, 23)).toEqual([]);
  });

  test("of what is captured, lapsed, or asked about", async () => {
    const [captured, asked] = [await bench.hold(), await bench.hold()];
    await captureTransaction(bench.desk.as("preparer"), {
      transactionId: captured.id,
      version: (await bench.rowOf(captured.id)).version,
    });
    await bench.desk.runJobs();
    expect((await bench.rowOf(captured.id)).state).toBe("paid");
    await captureTransaction(bench.desk.as("preparer"), {
      transactionId: asked.id,
      version: (await bench.rowOf(asked.id)).version,
    });
    expect((await bench.rowOf(asked.id)).state).toBe("sending");
    bench.reach(asked, 4);
    await alertHolds(bench.worker());
    expect(
      await bench.desk.db
        .select()
        .from(holdAlerts)
        .where(sql`${holdAlerts.transactionId} in (${captured.id}, ${asked.id})`),
    ).toEqual([]);
    const lapsed = await bench.hold();
    bench.reach(lapsed, 0);
    bench.pass(1);
    await alertHolds(bench.worker());
    await lapseHolds(bench.worker());
    await alertHolds(bench.worker());
    expect(await bench.alertsOf(lapsed.id)).toEqual([]);
  });

  test("of what was captured between the queue and the mail, and of the rest they are", async () => {
    const [kept, gone] = [await bench.hold(), await bench.hold()];
    bench.reach(kept, 4);
    await alertHolds(bench.worker());
    await bench.desk.db.update(transactions).set({ state: "paid" }).where(eq(transactions.id, gone.id));
    await bench.desk.runJobs();
    expect(bench.server.received).toHaveLength(1);
    expect(bench.server.received[0]?.mail.subject).toBe("A hold lapses within 4 hours");
    expect(bench.server.received[0]?.mail.text).not.toContain(gone.reference);
  });

  test("when they turned it off, and the mail says that alone", async () => {
    const one = await bench.hold();
    bench.reach(one, 4);
    await alertHolds(bench.worker());
    await bench.choose("approver", []);
    await bench.desk.runJobs();
    expect(bench.server.received).toEqual([]);
    expect(await saidOf(one.id)).toEqual([{ truth: "withdrawn", html: "", why: "unwanted" }]);
  });

  test("when nothing of it is held any more, and the mail says that alone", async () => {
    const one = await bench.hold();
    bench.reach(one, 4);
    await alertHolds(bench.worker());
    await bench.desk.db.update(transactions).set({ state: "paid" }).where(eq(transactions.id, one.id));
    expect(await saidOf(one.id)).toEqual([{ truth: "queued", html: "", why: undefined }]);
    await bench.desk.runJobs();
    expect(bench.server.received).toEqual([]);
    expect(await saidOf(one.id)).toEqual([{ truth: "withdrawn", html: "", why: "needless" }]);
  });

  test("by a mail that a later one overtook before it left; it says that alone", async () => {
    await bench.choose("approver", [24, 4]);
    const one = await bench.hold();
    bench.reach(one, 24);
    await alertHolds(bench.worker());
    bench.reach(one, 4);
    await alertHolds(bench.worker());
    await bench.desk.runJobs();
    expect(bench.server.received).toHaveLength(1);
    expect((await saidOf(one.id)).map(({ truth, why }) => ({ truth, why }))).toEqual([
      { truth: "withdrawn", why: "overtaken" },
      { truth: "taken", why: undefined },
    ]);
  });
});

/** What the outbox says of each alert about a hold, in the order in which they were queued. */
async function saidOf(id: string) {
  const alerts = (await bench.alertsOf(id)).map(({ mails: row }) => row);
  const said = [];
  for (const { id: mailId } of alerts.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())) {
    const mail = await readMail(bench.desk.as("viewer"), mailId, bench.desk.appUrl);
    said.push({ truth: mail?.truth, html: mail?.html, why: mail?.withdrawn?.why });
  }
  return said;
}

test("the outbox shows an alert among the mails, with the holds it is about", async () => {
  const one = await bench.hold();
  await bench.tick(one, 24);
  const [line] = (await listMails(bench.desk.as("viewer"), { ...MAIL_SEARCH.nothing, view: "all" }, null)).rows;
  expect(line).toMatchObject({ kind: "alert", contactName: null, to: "approver@test.example", truth: "taken" });
  const detail = await readMail(bench.desk.as("viewer"), line?.id ?? "", bench.desk.appUrl);
  expect(detail).toMatchObject({
    holds: [{ id: one.id, reference: one.reference, contactName: "Ateliers Gagnon" }],
    about: null,
  });
  expect(detail?.html).toContain(one.reference);
});
