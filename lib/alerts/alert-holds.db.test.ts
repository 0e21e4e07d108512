import { and, asc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { holdAlerts, mailHolds } from "@/db/schema/alerts";
import { mails } from "@/db/schema/mails";
import { users } from "@/db/schema/team";
import { transactionEvents, transactions } from "@/db/schema/transactions";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { readMail } from "@/lib/mail/detail";
import { listMails } from "@/lib/mail/queries";
import { sendMail } from "@/lib/mail/send";
import { sendMailAgain } from "@/lib/mail/send-again";
import { sweepMails } from "@/lib/mail/sweep";
import { type MailTransport, openTransport } from "@/lib/mail/transport";
import type { Role } from "@/lib/permissions";
import { writeSetting } from "@/lib/settings/settings";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { type MailServer, startMailServer } from "@/lib/testing/mail-server";
import { addPayable } from "@/lib/testing/payable";
import { captureTransaction } from "@/lib/transactions/ask";
import { createTransaction } from "@/lib/transactions/create";
import { lapseHolds } from "@/lib/transactions/lapse";
import { alertHolds } from "./alert-holds";
import { chooseAlerts } from "./choose";
import type { Stage } from "./stages";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let desk: TestDesk;
let server: MailServer;
let payable: Awaited<ReturnType<typeof addPayable>>;
/** The desk's clock. It only goes on, as Jetpay's does. */
let at = Date.now();
let amount = 100_00;

beforeAll(async () => {
  server = await startMailServer();
  const mail = openTransport({ smtpUrl: server.url, mailFrom: "Harrow & Pine <payments@harrowandpine.example>" });
  desk = await openTestDesk({ mail, now: () => new Date(at) });
  payable = await addPayable(desk, "4242424242424242");
});
afterAll(async () => {
  await desk.close();
  await server.close();
});
beforeEach(async () => {
  // What earlier tests hold is over.
  at += 30 * 24 * HOUR;
  await lapseHolds(worker());
  await desk.db.update(users).set({ active: true, locale: null, passwordIsStart: false, alertHours: null });
  for (const role of ["preparer", "administrator"] as const) await choose(role, []);
  server.received.length = 0;
});

const worker = (): Context => ({ ...desk.ctx, actor: { kind: "system", name: "worker" } });
const choose = (role: Role, hours: Stage[]) => chooseAlerts(desk.as(role), { hours });
const idOf = (role: Role) => desk.as(role).actor.id;

/** A hold on a card, made now, that lapses in so many days. */
async function hold(
  days = 5,
  note = "Deposit",
): Promise<{ id: string; reference: string; deadline: Date; minor: number }> {
  await writeSetting(desk.db, "holds.days", String(days), { at: new Date(at), userId: null });
  amount += 1_11;
  const { id, reference } = await createTransaction(desk.as("preparer"), {
    ...{ formId: newId(), flow: "authorization", contactId: payable.contactId, merchantAccountId: desk.merchantId },
    ...{ paymentMethodId: payable.cardId, amountMinor: amount, statement: "HARROW PINE", note, mail: null },
  });
  await desk.runJobs();
  const row = await rowOf(id);
  expect(row.state).toBe("preauthorized");
  if (row.holdDeadline === null) throw new Error("no deadline");
  return { id, reference, deadline: row.holdDeadline, minor: amount };
}

async function rowOf(id: string) {
  const [row] = await desk.db.select().from(transactions).where(eq(transactions.id, id));
  if (row === undefined) throw new Error("no row");
  return row;
}

/** Lets the time come at which a hold has so many hours left, and has the minute's job and the mails run. */
async function tick({ deadline }: { deadline: Date }, hoursLeft: number): Promise<string[]> {
  at = deadline.getTime() - hoursLeft * HOUR;
  await alertHolds(worker());
  return arrived();
}

/** Who has got a mail since this was asked last. */
async function arrived(): Promise<string[]> {
  await desk.runJobs();
  return server.received
    .splice(0)
    .flatMap(({ to }) => to)
    .sort();
}

const alertsOf = (id: string) =>
  desk.db
    .select()
    .from(mails)
    .innerJoin(mailHolds, eq(mailHolds.mailId, mails.id))
    .where(eq(mailHolds.transactionId, id));
const told = async (id: string) =>
  (
    await desk.db
      .select({ data: transactionEvents.data })
      .from(transactionEvents)
      .where(and(eq(transactionEvents.transactionId, id), eq(transactionEvents.kind, "alerted")))
      .orderBy(asc(transactionEvents.id))
  ).map(({ data }) => data);

describe("a hold is told of", () => {
  test("once at each stage, to those who chose it, and on its timeline", async () => {
    await choose("preparer", [72, 4]);
    const one = await hold();
    expect(await tick(one, 119)).toEqual([]);
    expect(await tick(one, 72)).toEqual(["preparer@test.example"]);
    expect(await tick(one, 71.9)).toEqual([]);
    expect(await tick(one, 24)).toEqual(["approver@test.example"]);
    expect(await tick(one, 23)).toEqual([]);
    expect(await tick(one, 4)).toEqual(["approver@test.example", "preparer@test.example"]);
    expect(await tick(one, 0.01)).toEqual([]);
    expect(await tick(one, 0)).toEqual([]);
    expect(await told(one.id)).toEqual([
      { hours: 72, mails: 1 },
      { hours: 24, mails: 1 },
      { hours: 4, mails: 2 },
    ]);
  });

  test("in one mail with all that comes due with it, with what each is, for whom, until when, and no more", async () => {
    await writeSetting(desk.db, "desk.zone", "America/Toronto", { at: new Date(at), userId: null });
    const [first, second] = [await hold(5, "Fleet <deposit>"), await hold(5, "")];
    await tick(first, 4);
    const [letter] = (await alertsOf(first.id)).map(({ mails: row }) => row);
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
      expect(body).toContain(`${desk.appUrl}/authorizations`);
      // Neither card nor address of the payer is needed to decide.
      expect(body).not.toMatch(/4242|comptes@/);
    }
    expect(letter?.html).toContain("Fleet &lt;deposit&gt;");
    expect(letter?.headers).not.toContain("$");
  });

  test("in the language of each who is told", async () => {
    await choose("preparer", [24]);
    await desk.db
      .update(users)
      .set({ locale: "fr" })
      .where(eq(users.id, idOf("preparer")));
    const one = await hold();
    at = one.deadline.getTime() - 24 * HOUR;
    await alertHolds(worker());
    await desk.runJobs();
    const subjects = new Map(server.received.map(({ to, mail }) => [to[0], mail.subject]));
    expect(subjects.get("preparer@test.example")).toBe("Une retenue échoit dans les 24 heures");
    expect(subjects.get("approver@test.example")).toBe("A hold lapses within 24 hours");
    const french = server.received.find(({ to }) => to[0] === "preparer@test.example");
    expect(french?.mail.html).toContain('lang="fr"');
    expect(french?.mail.text).toContain("Ouvrir le tableau des retenues");
    expect(french?.mail.text).not.toMatch(/\b(Lapses|Open|hold)\b/);
  });

  test("once, with what is left, after hours in which no worker ran", async () => {
    await choose("approver", [72, 24, 4]);
    const one = await hold();
    expect(await tick(one, 3)).toEqual(["approver@test.example"]);
    expect(await told(one.id)).toEqual([{ hours: 4, mails: 1 }]);
    expect(await tick(one, 2)).toEqual([]);
  });

  test("at the stages that were still ahead when it was made", async () => {
    await choose("approver", [72, 24, 4]);
    const one = await hold(1);
    expect(await tick(one, 23)).toEqual([]);
    expect(await tick(one, 4)).toEqual(["approver@test.example"]);
    expect(await told(one.id)).toEqual([{ hours: 4, mails: 1 }]);
  });
});

describe("nobody is told", () => {
  test("who chose none, may not capture, is disabled, or never chose a password; the stage is over all the same", async () => {
    await choose("approver", []);
    await desk.db
      .update(users)
      .set({ alertHours: [24, 4] })
      .where(eq(users.id, idOf("viewer")));
    await desk.db
      .update(users)
      .set({ alertHours: [24, 4], active: false })
      .where(eq(users.id, idOf("preparer")));
    await desk.db
      .update(users)
      .set({ alertHours: [24, 4], passwordIsStart: true })
      .where(eq(users.id, idOf("administrator")));
    const one = await hold();
    expect(await tick(one, 24)).toEqual([]);
    expect(await told(one.id)).toEqual([{ hours: 24, mails: 0 }]);
    await choose("approver", [24]);
    expect(await tick(one, 23)).toEqual([]);
  });

  test("of what is captured, lapsed, or asked about", async () => {
    const [captured, asked] = [await hold(), await hold()];
    await captureTransaction(desk.as("preparer"), {
      transactionId: captured.id,
      version: (await rowOf(captured.id)).version,
    });
    await desk.runJobs();
    expect((await rowOf(captured.id)).state).toBe("paid");
    await captureTransaction(desk.as("preparer"), {
      transactionId: asked.id,
      version: (await rowOf(asked.id)).version,
    });
    expect((await rowOf(asked.id)).state).toBe("sending");
    at = asked.deadline.getTime() - 4 * HOUR;
    await alertHolds(worker());
    expect(
      await desk.db.select().from(holdAlerts).where(sql`${holdAlerts.transactionId} in (${captured.id}, ${asked.id})`),
    ).toEqual([]);
    const lapsed = await hold();
    at = lapsed.deadline.getTime() + 1;
    await alertHolds(worker());
    await lapseHolds(worker());
    await alertHolds(worker());
    expect(await alertsOf(lapsed.id)).toEqual([]);
  });

  test("of what was captured between the queue and the mail, and of the rest they are", async () => {
    const [kept, gone] = [await hold(), await hold()];
    at = kept.deadline.getTime() - 4 * HOUR;
    await alertHolds(worker());
    await desk.db.update(transactions).set({ state: "paid" }).where(eq(transactions.id, gone.id));
    await desk.runJobs();
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.mail.subject).toBe("A hold lapses within 4 hours");
    expect(server.received[0]?.mail.text).not.toContain(gone.reference);
  });

  test("when nothing of it is left, or they turned it off; the mail says so", async () => {
    const one = await hold();
    at = one.deadline.getTime() - 4 * HOUR;
    await alertHolds(worker());
    await choose("approver", []);
    await desk.runJobs();
    expect(server.received).toEqual([]);
    const [row] = await alertsOf(one.id);
    expect(row?.mails.state).toBe("withdrawn");
    expect(await readMail(desk.as("viewer"), row?.mails.id ?? "", desk.appUrl)).toMatchObject({
      truth: "withdrawn",
      html: "",
    });
  });
});

describe("exactly once", () => {
  test("with rival workers: no hold is told of twice and none is left out", async () => {
    const holds = [await hold(), await hold(), await hold()];
    at = (holds[0]?.deadline.getTime() ?? 0) - 24 * HOUR;
    // The deadlines are minutes apart at most.
    at += MINUTE;
    await Promise.all(Array.from({ length: 6 }, () => alertHolds(worker())));
    await alertHolds(worker());
    for (const { id } of holds) {
      expect(await alertsOf(id)).toHaveLength(1);
      expect(await told(id)).toEqual([{ hours: 24, mails: 1 }]);
    }
    const recipients = await arrived();
    expect(new Set(recipients)).toEqual(new Set(["approver@test.example"]));
  });

  test("a worker that ends before its commit has told nobody, and the next one does", async () => {
    const one = await hold();
    await desk.db.execute(
      sql`create function no_holds() returns trigger language plpgsql as $$ begin raise exception 'gone'; end $$`,
    );
    await desk.db.execute(sql`create trigger no_holds before insert on mail_holds execute function no_holds()`);
    at = one.deadline.getTime() - 24 * HOUR;
    await expect(alertHolds(worker())).rejects.toThrow();
    await desk.db.execute(sql`drop function no_holds cascade`);
    expect(await told(one.id)).toEqual([]);
    expect(await desk.db.select().from(holdAlerts).where(eq(holdAlerts.transactionId, one.id))).toEqual([]);
    expect(await tick(one, 23.9)).toEqual(["approver@test.example"]);
  });

  test("a worker that ends after it, before the mail left, leaves it to the sweep", async () => {
    const one = await hold();
    at = one.deadline.getTime() - 24 * HOUR;
    await alertHolds(worker());
    await desk.db.execute(sql`delete from graphile_worker._private_jobs`);
    await sweepMails(worker());
    expect(await arrived()).toEqual(["approver@test.example"]);
    await sweepMails(worker());
    expect(await arrived()).toEqual([]);
  });

  test("in one mail where those before it could not leave, with what they were to tell", async () => {
    const one = await hold();
    at += HOUR;
    const other = await hold();
    for (const { deadline } of [one, other]) {
      at = deadline.getTime() - 24 * HOUR;
      await alertHolds(worker());
    }
    await desk.runJobs();
    expect(server.received.map(({ to }) => to)).toEqual([["approver@test.example"]]);
    for (const { reference } of [one, other]) expect(server.received[0]?.mail.text).toContain(reference);
    expect((await alertsOf(one.id)).map((row) => row.mails.state).sort()).toEqual(["sent", "withdrawn"]);
  });

  test("a mail that may have left is in doubt; only a person has it sent again, and then it tells what is still held", async () => {
    const [one, other] = [await hold(), await hold()];
    at = one.deadline.getTime() - 4 * HOUR;
    await alertHolds(worker());
    const [queued] = await alertsOf(one.id);
    const mailId = queued?.mails.id ?? "";
    const dies: MailTransport = {
      from: "payments@harrowandpine.example",
      handOver: () => Promise.reject(new Error("ends here")),
    };
    await expect(sendMail({ ...worker(), mail: dies, appUrl: desk.appUrl }, mailId)).rejects.toThrow("ends here");
    at += HOUR;
    await sweepMails(worker());
    expect(await arrived()).toEqual([]);
    expect((await alertsOf(one.id))[0]?.mails.state).toBe("unknown");
    await desk.db.update(transactions).set({ state: "paid" }).where(eq(transactions.id, other.id));
    await sendMailAgain(desk.as("preparer"), { mailId, seen: "unknown" });
    await desk.runJobs();
    expect(server.received.map(({ mail }) => mail.subject)).toEqual(["A hold lapses within 4 hours"]);
  });
});

test("the outbox shows an alert among the mails, with the holds it is about", async () => {
  const one = await hold();
  await tick(one, 24);
  const [line] = (await listMails(desk.as("viewer"), { after: null })).rows;
  expect(line).toMatchObject({ kind: "alert", contactName: null, to: "approver@test.example", truth: "taken" });
  const detail = await readMail(desk.as("viewer"), line?.id ?? "", desk.appUrl);
  expect(detail).toMatchObject({
    holds: [{ id: one.id, reference: one.reference, contactName: "Ateliers Gagnon" }],
    about: null,
  });
  expect(detail?.html).toContain(one.reference);
});
