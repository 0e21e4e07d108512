import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { holdAlerts } from "@/db/schema/alerts";
import { transactions } from "@/db/schema/transactions";
import { sendMail } from "@/lib/mail/send";
import { sendMailAgain } from "@/lib/mail/send-again";
import { sweepMails } from "@/lib/mail/sweep";
import type { MailTransport } from "@/lib/mail/transport";
import { type HoldBench, openHoldBench } from "@/lib/testing/hold-bench";
import { alertHolds } from "./alert-holds";

const HOUR = 60 * 60_000;

let bench: HoldBench;
beforeAll(async () => {
  bench = await openHoldBench();
});
afterAll(() => bench.close());
beforeEach(() => bench.begin());

describe("exactly once", () => {
  test("with rival workers: no hold is told of twice and none is left out", async () => {
    const holds = [await bench.hold(), await bench.hold(), await bench.hold()];
    // The last of them was made last.
    for (const one of holds) bench.reach(one, 24);
    await Promise.all(Array.from({ length: 6 }, () => alertHolds(bench.worker())));
    await alertHolds(bench.worker());
    for (const { id } of holds) {
      expect(await bench.alertsOf(id)).toHaveLength(1);
      expect(await bench.told(id)).toEqual([{ hours: 24, mails: 1 }]);
    }
    const recipients = await bench.arrived();
    expect(new Set(recipients)).toEqual(new Set(["approver@test.example"]));
  });

  test("a worker that ends before its commit has told nobody, and the next one does", async () => {
    const one = await bench.hold();
    await bench.desk.db.execute(
      sql`create function no_holds() returns trigger language plpgsql as $$ begin raise exception 'gone'; end $$`,
    );
    await bench.desk.db.execute(sql`create trigger no_holds before insert on mail_holds execute function no_holds()`);
    bench.reach(one, 24);
    await expect(alertHolds(bench.worker())).rejects.toThrow();
    await bench.desk.db.execute(sql`drop function no_holds cascade`);
    expect(await bench.told(one.id)).toEqual([]);
    expect(await bench.desk.db.select().from(holdAlerts).where(eq(holdAlerts.transactionId, one.id))).toEqual([]);
    expect(await bench.tick(one, 23.9)).toEqual(["approver@test.example"]);
  });

  test("a worker that ends after it, before the mail left, leaves it to the sweep", async () => {
    const one = await bench.hold();
    bench.reach(one, 24);
    await alertHolds(bench.worker());
    await bench.desk.db.execute(sql`delete from graphile_worker._private_jobs`);
    await sweepMails(bench.worker());
    expect(await bench.arrived()).toEqual(["approver@test.example"]);
    await sweepMails(bench.worker());
    expect(await bench.arrived()).toEqual([]);
  });

  test("in one mail where those before it could not leave, with what they were to tell", async () => {
    const one = await bench.hold();
    bench.pass(HOUR);
    const other = await bench.hold();
    for (const each of [one, other]) {
      bench.reach(each, 24);
      await alertHolds(bench.worker());
    }
    await bench.desk.runJobs();
    expect(bench.server.received.map(({ to }) => to)).toEqual([["approver@test.example"]]);
    for (const { reference } of [one, other]) expect(bench.server.received[0]?.mail.text).toContain(reference);
    expect((await bench.alertsOf(one.id)).map((row) => row.mails.state).sort()).toEqual(["sent", "withdrawn"]);
  });

  test("a mail that may have left is in doubt; only a person has it sent again, and then it tells what is still held", async () => {
    const [one, other] = [await bench.hold(), await bench.hold()];
    bench.reach(one, 4);
    await alertHolds(bench.worker());
    const [queued] = await bench.alertsOf(one.id);
    const mailId = queued?.mails.id ?? "";
    const dies: MailTransport = {
      from: "payments@harrowandpine.example",
      handOver: () => Promise.reject(new Error("ends here")),
    };
    await expect(sendMail({ ...bench.worker(), mail: dies, appUrl: bench.desk.appUrl }, mailId)).rejects.toThrow(
      "ends here",
    );
    bench.pass(HOUR);
    await sweepMails(bench.worker());
    expect(await bench.arrived()).toEqual([]);
    expect((await bench.alertsOf(one.id))[0]?.mails.state).toBe("unknown");
    await bench.desk.db.update(transactions).set({ state: "paid" }).where(eq(transactions.id, other.id));
    await sendMailAgain(bench.desk.as("preparer"), { mailId, seen: "unknown" });
    await bench.desk.runJobs();
    expect(bench.server.received.map(({ mail }) => mail.subject)).toEqual(["A hold lapses within 4 hours"]);
  });
});
