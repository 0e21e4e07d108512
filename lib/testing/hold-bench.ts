import { and, asc, eq } from "drizzle-orm";
import { mailHolds } from "@/db/schema/alerts";
import { mails } from "@/db/schema/mails";
import { users } from "@/db/schema/team";
import { transactionEvents, transactions } from "@/db/schema/transactions";
import { alertHolds } from "@/lib/alerts/alert-holds";
import { chooseAlerts } from "@/lib/alerts/choose";
import type { Stage } from "@/lib/alerts/stages";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { openTransport } from "@/lib/mail/transport";
import type { Role } from "@/lib/permissions";
import { writeSetting } from "@/lib/settings/settings";
import { createTransaction } from "@/lib/transactions/create";
import { lapseHolds } from "@/lib/transactions/lapse";
import { openTestDesk, type TestDesk } from "./desk";
import { type MailServer, startMailServer } from "./mail-server";
import { addPayable } from "./payable";

const HOUR = 60 * 60_000;

export type TestHold = { id: string; reference: string; deadline: Date; minor: number };

/** A test desk with holds on a card, a clock that is moved by hand, and a mail server for what is told of them. */
export type HoldBench = Awaited<ReturnType<typeof openHoldBench>>;

export async function openHoldBench() {
  const server: MailServer = await startMailServer();
  const mail = openTransport({ smtpUrl: server.url, mailFrom: "Harrow & Pine <payments@harrowandpine.example>" });
  // The desk's clock only goes on, as Jetpay's does.
  let now = Date.now();
  let amount = 100_00;
  const desk: TestDesk = await openTestDesk({ mail, now: () => new Date(now) });
  const payable = await addPayable(desk, "4242424242424242");
  const worker = (): Context => ({ ...desk.ctx, actor: { kind: "system", name: "worker" } });
  const choose = (role: Role, hours: Stage[]) => chooseAlerts(desk.as(role), { hours });

  async function rowOf(id: string) {
    const [row] = await desk.db.select().from(transactions).where(eq(transactions.id, id));
    if (row === undefined) throw new Error("no row");
    return row;
  }

  /** Who has got a mail since this was asked last. */
  async function arrived(): Promise<string[]> {
    await desk.runJobs();
    return server.received
      .splice(0)
      .flatMap(({ to }) => to)
      .sort();
  }

  return {
    desk,
    server,
    worker,
    choose,
    rowOf,
    arrived,
    idOf: (role: Role) => desk.as(role).actor.id,
    /** Lets time go on. */
    pass(milliseconds: number): void {
      now += milliseconds;
    },
    /** Lets the time come at which a hold has so many hours left. */
    reach({ deadline }: Pick<TestHold, "deadline">, hoursLeft: number): void {
      now = deadline.getTime() - hoursLeft * HOUR;
    },
    /** The same, and has the minute's job and the mails run. */
    async tick({ deadline }: Pick<TestHold, "deadline">, hoursLeft: number): Promise<string[]> {
      now = deadline.getTime() - hoursLeft * HOUR;
      await alertHolds(worker());
      return arrived();
    },
    /** Begins a test: what earlier ones hold is over, nobody but the approver is told, nothing has arrived. */
    async begin(): Promise<void> {
      now += 30 * 24 * HOUR;
      await lapseHolds(worker());
      await desk.db.update(users).set({ active: true, locale: null, passwordIsStart: false, alertHours: null });
      for (const role of ["preparer", "administrator"] as const) await choose(role, []);
      server.received.length = 0;
    },
    /** A hold on a card, made now, that lapses in so many days. */
    async hold(days = 5, note = "Deposit"): Promise<TestHold> {
      await writeSetting(desk.db, "holds.days", String(days), { at: new Date(now), userId: null });
      amount += 1_11;
      const { id, reference } = await createTransaction(desk.as("preparer"), {
        ...{ formId: newId(), flow: "authorization", contactId: payable.contactId, merchantAccountId: desk.merchantId },
        ...{ paymentMethodId: payable.cardId, amountMinor: amount, statement: "HARROW PINE", note, mail: null },
      });
      await desk.runJobs();
      const row = await rowOf(id);
      if (row.state !== "preauthorized" || row.holdDeadline === null) throw new Error(`nothing is held: ${row.state}`);
      return { id, reference, deadline: row.holdDeadline, minor: amount };
    },
    alertsOf: (id: string) =>
      desk.db
        .select()
        .from(mails)
        .innerJoin(mailHolds, eq(mailHolds.mailId, mails.id))
        .where(eq(mailHolds.transactionId, id)),
    /** What the hold's timeline says of it. */
    async told(id: string) {
      const facts = await desk.db
        .select({ data: transactionEvents.data })
        .from(transactionEvents)
        .where(and(eq(transactionEvents.transactionId, id), eq(transactionEvents.kind, "alerted")))
        .orderBy(asc(transactionEvents.id));
      return facts.map(({ data }) => data);
    },
    async close(): Promise<void> {
      await desk.close();
      await server.close();
    },
  };
}
