import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { merchantAccounts } from "@/db/schema/contacts";
import { operations, transactionEvents, transactions } from "@/db/schema/transactions";
import { webhookEvents } from "@/db/schema/webhooks";
import type { Context } from "@/lib/context";
import { breakingDatabase, rival, waiters } from "@/lib/testing/broken-database";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { addPayer, type Payer, storeEvent } from "@/lib/testing/payer";
import { withdrawTransaction } from "@/lib/transactions/ask";
import { applyOne, applyWaiting } from "@/lib/webhooks/apply";
import { sendOperation } from "./send";
import { settle } from "./settle";
import { sweepOperations } from "./sweep";

let desk: TestDesk;
let payer: Payer;
beforeAll(async () => {
  desk = await openTestDesk();
  payer = await addPayer(desk);
});
afterAll(() => desk.close());

async function operationOf(id: string) {
  const [row] = await desk.db.select().from(operations).where(eq(operations.id, id));
  if (row === undefined) throw new Error("no operation");
  return row;
}

async function eventOf(id: bigint) {
  const [row] = await desk.db.select().from(webhookEvents).where(eq(webhookEvents.id, id));
  return row;
}

const effects = async (reference: string) => {
  const truth = await desk.control<{ transactions: unknown[] }>(`truth?only=transactions&note=${reference}`);
  return truth.transactions.length;
};

/** The desk's context, of whose database the transactions of these numbers break. */
const breaking = (numbers: readonly number[]): Context => ({
  ...desk.as("preparer"),
  db: breakingDatabase(desk.db, numbers),
});

describe("locks are taken in one order", () => {
  test("an event is adopted by the call's answer while it is being applied", async () => {
    const { id } = await payer.ask();
    await storeEvent(desk, 71_001n, "wanderer");
    const applied = await rival(desk.db, async (client) => {
      // As `settle` does: Jetpay's id, then the fact of the event that was found.
      await client.query("select pg_advisory_xact_lock(hashtextextended('wanderer', 20261))");
      const applying = applyOne(desk.ctx, 71_001n);
      await waiters(desk.db, 1);
      await client.query(
        `insert into transaction_events (transaction_id, source, kind, said_state, happened_at, heard_at, webhook_event_id)
         values ($1, 'webhook', 'said', 'requested', now(), now(), 71001)`,
        [id],
      );
      return { applying };
    });
    expect(await applied.applying).toBe(true);
    expect(await eventOf(71_001n)).toMatchObject({ error: null, processedAt: expect.any(Date) });
  });

  test("a call is claimed while somebody takes it back", async () => {
    const { id, operationId } = await payer.ask();
    const { sending } = await rival(desk.db, async (client) => {
      await client.query("select 1 from transactions where id = $1 for update", [id]);
      const sending = sendOperation(desk.as("preparer"), operationId);
      await waiters(desk.db, 1);
      await client.query("update operations set status = 'withdrawn' where id = $1", [operationId]);
      return { sending };
    });
    expect(await sending).toBeNull();
  });
});

describe("a database that is away for a moment", () => {
  test("sets no event aside", async () => {
    await storeEvent(desk, 71_010n, "nobody's");
    await storeEvent(desk, 71_011n, "nobody's either");
    await expect(applyWaiting(breaking([1]))).rejects.toThrow("terminating connection");
    expect(await eventOf(71_010n)).toMatchObject({ error: null, processedAt: null });
    expect(await eventOf(71_011n)).toMatchObject({ error: null, processedAt: expect.any(Date) });
    await applyWaiting(desk.ctx);
    expect(await eventOf(71_010n)).toMatchObject({ error: null, processedAt: expect.any(Date) });
  });

  test("makes no doubt of an answer", async () => {
    const { id, reference, operationId } = await payer.ask();
    await sendOperation(breaking([2]), operationId);
    expect((await operationOf(operationId)).status).toBe("accepted");
    const [row] = await desk.db.select().from(transactions).where(eq(transactions.id, id));
    expect(row).toMatchObject({ state: "requested", link: expect.any(String) });
    expect(await effects(reference)).toBe(1);
  });
});

describe("an answer that is written down twice, because the first time was not confirmed", () => {
  test("is not taken for that of the next try, which is on its way", async () => {
    const { operationId } = await payer.ask();
    await desk.db.update(operations).set({ status: "sent", sentAt: new Date() }).where(eq(operations.id, operationId));
    const first = await operationOf(operationId);
    const notSent = { kind: "not_sent", reason: "unreachable", message: "nobody there" } as const;
    await settle(desk.ctx, first, notSent);
    await desk.db.update(operations).set({ status: "sent", sentAt: new Date() }).where(eq(operations.id, operationId));
    await settle(desk.ctx, first, notSent);
    expect(await operationOf(operationId)).toMatchObject({ status: "sent", attempts: 1 });
    await settle(desk.ctx, first, { kind: "unknown", reason: "connection_lost", message: "ours" });
    expect(await operationOf(operationId)).toMatchObject({ status: "sent", attempts: 1 });
  });
});

describe("a process that stood still", () => {
  test("makes no call that may have been settled meanwhile: it is queued again, and made once", async () => {
    const { operationId, reference } = await payer.ask();
    const start = Date.now();
    let stood = 0;
    const db = Object.create(desk.db) as Database;
    // Between the commit of the claim and the call.
    db.transaction = async (work) => {
      const done = await desk.db.transaction(work);
      stood = 10 * 60_000;
      return done;
    };
    const slow = { ...desk.as("preparer"), db, now: () => new Date(start + stood) };
    expect(await sendOperation(slow, operationId)).toMatchObject({ kind: "not_sent" });
    expect((await operationOf(operationId)).status).toBe("queued");
    expect(await effects(reference)).toBe(0);
    await sendOperation(desk.as("preparer"), operationId);
    expect((await operationOf(operationId)).status).toBe("accepted");
    expect(await effects(reference)).toBe(1);
  });

  test("leaves the doubt that was made of its call meanwhile to people, and queues nothing", async () => {
    const { id, operationId, reference } = await payer.ask();
    const start = Date.now();
    let stood = 0;
    const now = () => new Date(start + stood);
    const db = Object.create(desk.db) as Database;
    db.transaction = async (work) => {
      const done = await desk.db.transaction(work);
      // While it stands between its claim and the call, another machine sweeps.
      if (stood === 0) {
        stood = 10 * 60_000;
        await sweepOperations({ ...desk.ctx, now });
      }
      return done;
    };
    await sendOperation({ ...desk.as("preparer"), db, now }, operationId);
    expect(await operationOf(operationId)).toMatchObject({ status: "unknown" });
    const [row] = await desk.db.select().from(transactions).where(eq(transactions.id, id));
    expect(row?.state).toBe("unknown");
    await desk.runJobs();
    expect(await effects(reference)).toBe(0);
  });
});

describe("a call that has not left", () => {
  test("makes no doubt of a database that fails while the request is being built", async () => {
    const { operationId, reference } = await payer.ask();
    await desk.db.execute(sql`alter table transactions rename to transactions_away`);
    await sendOperation(desk.as("preparer"), operationId).catch(() => undefined);
    await desk.db.execute(sql`alter table transactions_away rename to transactions`);
    await desk.db.execute(sql`alter table contacts rename to contacts_away`);
    await sendOperation(desk.as("preparer"), operationId).catch(() => undefined);
    await desk.db.execute(sql`alter table contacts_away rename to contacts`);
    await sendOperation(desk.as("preparer"), operationId);
    expect((await operationOf(operationId)).status).toBe("accepted");
    expect(await effects(reference)).toBe(1);
  });

  test("goes to the account the person confirmed, whatever id the account was given since", async () => {
    const { operationId, reference } = await payer.ask();
    await desk.db.update(merchantAccounts).set({ jetpayId: "0b8a4f0e-7c55-4d0e-9a3a-5f3a2f1c9d10" });
    await sendOperation(desk.as("preparer"), operationId);
    await desk.db.update(merchantAccounts).set({ jetpayId: "ffe2c516-2ef4-4ce8-a1e1-1960c5b321ad" });
    expect((await operationOf(operationId)).request).toMatchObject({
      body: { to_bank_account: "ffe2c516-2ef4-4ce8-a1e1-1960c5b321ad" },
    });
    expect(await effects(reference)).toBe(1);
  });

  test("is queued again when the worker that had its job is gone", async () => {
    const { operationId, reference } = await payer.ask();
    await desk.db.execute(
      sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'gone' where key = ${`send:${operationId}`}`,
    );
    await desk.runJobs();
    expect((await operationOf(operationId)).status).toBe("queued");
    await sweepOperations({ ...desk.ctx, now: () => new Date(Date.now() + 120_000) });
    await sweepOperations({ ...desk.ctx, now: () => new Date(Date.now() + 120_000) });
    await desk.runJobs();
    expect((await operationOf(operationId)).status).toBe("accepted");
    expect(await effects(reference)).toBe(1);
  });

  test("waits an hour at most, however long Jetpay asks for, and keeps its pause through the sweep", async () => {
    const { id, operationId } = await payer.ask();
    await desk.db.update(operations).set({ status: "sent" }).where(eq(operations.id, operationId));
    const sent = await operationOf(operationId);
    await settle(desk.ctx, sent, {
      kind: "not_sent",
      reason: "rate_limited",
      message: "come back in 2057",
      retryAfterMs: 999_999_999_000,
    });
    await sweepOperations({ ...desk.ctx, now: () => new Date(Date.now() + 120_000) });
    const { rows } = await desk.db.execute<{ seconds: string }>(
      sql`select extract(epoch from run_at - now()) as seconds from graphile_worker.jobs where key = ${`send:${operationId}`}`,
    );
    expect(Number(rows[0]?.seconds)).toBeGreaterThan(3_500);
    expect(Number(rows[0]?.seconds)).toBeLessThanOrEqual(3_600);
    const stale = withdrawTransaction(desk.as("preparer"), { transactionId: id, version: 2 });
    await expect(stale).rejects.toMatchObject({ key: "changed_meanwhile" });
    await withdrawTransaction(desk.as("preparer"), { transactionId: id, version: 1 });
    const facts = await desk.db.select().from(transactionEvents).where(eq(transactionEvents.transactionId, id));
    expect(facts.map(({ kind }) => kind)).toEqual(["asked", "not_sent", "withdrawn"]);
  });
});

describe("a round of the sweep", () => {
  test("goes on after a call that cannot be written down", async () => {
    const first = await payer.ask();
    const second = await payer.ask();
    const long = new Date(Date.now() - 600_000);
    for (const { operationId } of [first, second])
      await desk.db.update(operations).set({ status: "sent", sentAt: long }).where(eq(operations.id, operationId));
    await expect(sweepOperations(breaking([1]))).rejects.toThrow("terminating connection");
    const states = [await operationOf(first.operationId), await operationOf(second.operationId)].map(
      (row) => row.status,
    );
    expect(states.toSorted()).toEqual(["sent", "unknown"]);
    await sweepOperations(desk.ctx);
    expect((await operationOf(first.operationId)).status).toBe("unknown");
    expect((await operationOf(second.operationId)).status).toBe("unknown");
  });
});
