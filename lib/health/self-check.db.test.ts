import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { contacts } from "@/db/schema/contacts";
import { selfCheckItems, selfChecks } from "@/db/schema/health";
import { transactions } from "@/db/schema/transactions";
import type { Context } from "@/lib/context";
import { Conflict, Forbidden } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { openLink } from "@/lib/testing/link";
import type { State } from "@/lib/transactions/transaction";
import { readParts } from "./parts";
import { readSelfChecks } from "./queries";
import { cancelSelfCheck, SAMPLE_SIZE, sampleByItself, startSelfCheck } from "./start";
import { stepSelfCheck, watchSelfCheck } from "./step";

const DAY = 24 * 60 * 60_000;
let desk: TestDesk;
let worker: Context;
let amountMinor = 50_000;
beforeAll(async () => {
  desk = await openTestDesk();
  worker = { ...desk.ctx, actor: { kind: "system", name: "worker" } };
});
/** Leaves everything there is outside of what a self-check looks at. */
const forgetAll = () =>
  desk.db.update(transactions).set({ state: "failed", stateSince: new Date(Date.now() - 40 * DAY) });
afterEach(async () => {
  await desk.db.delete(selfChecks);
  await forgetAll();
});
afterAll(() => desk.close());

const open = () => openLink(desk, { amountMinor: amountMinor++ });

async function run(scope: "sample" | "all" = "all"): Promise<string> {
  const id = newId();
  await startSelfCheck(desk.as("administrator"), { id, scope });
  await steps(id);
  return id;
}
async function steps(id: string): Promise<void> {
  while (await stepSelfCheck(worker, id));
}
async function runOf(id: string) {
  const [row] = await desk.db.select().from(selfChecks).where(eq(selfChecks.id, id));
  if (row === undefined) throw new Error("no run");
  return row;
}
async function stateOf(id: string): Promise<State | undefined> {
  const [row] = await desk.db.select({ state: transactions.state }).from(transactions).where(eq(transactions.id, id));
  return row?.state;
}

describe("a self-check", () => {
  test("finds the screen true, says so, and keeps nothing but the counts", async () => {
    await open();
    await open();
    const id = await run();
    expect(await runOf(id)).toMatchObject({ state: "done", total: 2, matched: 2, healed: 0, differing: 0 });
    expect(await desk.db.select().from(selfCheckItems)).toEqual([]);
    const [entry] = await desk.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, id))
      .orderBy(auditEntries.id);
    expect(entry).toMatchObject({ action: "self_check.start", data: { scope: "all", total: 2 } });
  });

  test("brings in line what a lost event left behind, and tells which, what was shown and what Jetpay said", async () => {
    const link = await open();
    await desk.control(`payments/${link.jetpayId}`, { method: "eft" });
    await desk.control("advance", { ms: 2 * DAY });
    // The events wait at Jetpay and are never delivered.
    const shown = await stateOf(link.id);
    const id = await run();
    expect(await runOf(id)).toMatchObject({ matched: 0, healed: 1 });
    const { runs, findings } = await readSelfChecks(desk.as("approver"));
    expect(runs[0]).toMatchObject({ id, state: "done", by: "Test administrator", healed: 1 });
    expect(findings).toMatchObject([
      { transactionId: link.id, verdict: "healed", shown, contactName: "Wren & Alder LLP" },
    ]);
    expect(findings[0]?.said).not.toBe(shown);
    expect(await stateOf(link.id)).toBe(findings[0]?.said);
  });

  test("asks about what is completed as long as a bank may send it back, and no longer", async () => {
    const link = await open();
    await desk.control(`payments/${link.jetpayId}`, { method: "eft" });
    await desk.passTime(9 * DAY);
    expect(await stateOf(link.id)).toBe("completed");
    await forgetAll();
    const completedFor = (days: number) =>
      desk.db
        .update(transactions)
        .set({ state: "completed", stateSince: new Date(Date.now() - days * DAY) })
        .where(eq(transactions.id, link.id));
    await completedFor(29);
    expect(await runOf(await run())).toMatchObject({ total: 1, matched: 1 });
    await completedFor(31);
    expect((await runOf(await run())).total).toBe(0);
  });

  test("tells what differs and cannot be brought in line, and what Jetpay does not know", async () => {
    const stopped = await open();
    const foreign = await open();
    await desk.db.update(transactions).set({ jetpayId: newId() }).where(eq(transactions.id, foreign.id));
    // Shown as held, which no word of Jetpay's for a link leads to; asking says what it is, and the facts agree.
    await desk.db.update(transactions).set({ state: "preauthorized" }).where(eq(transactions.id, stopped.id));
    const id = await run();
    expect(await runOf(id)).toMatchObject({ total: 2, healed: 1, differing: 1 });
    const { findings } = await readSelfChecks(desk.as("approver"));
    expect(findings.find(({ verdict }) => verdict === "differing")).toMatchObject({
      transactionId: foreign.id,
      said: null,
      message: expect.stringMatching(/./),
    });
    expect(await stateOf(stopped.id)).toBe("requested");
  });

  test("counts apart what Jetpay cannot be asked about", async () => {
    const link = await open();
    await desk.db.update(transactions).set({ state: "unknown", jetpayId: null }).where(eq(transactions.id, link.id));
    expect(await runOf(await run())).toMatchObject({ total: 0, withoutId: 1, state: "done" });
  });

  test("gives up after five without an answer, and asks about no more", async () => {
    for (let count = 0; count < 7; count += 1) await open();
    await desk.control("faults", { kind: "status_before", status: 500, path: "/status$", count: 5 });
    const id = await run();
    expect(await runOf(id)).toMatchObject({ state: "stopped", total: 7, unreachable: 5, matched: 0 });
    expect((await readSelfChecks(desk.as("approver"))).findings).toHaveLength(5);
  });
});

describe("one at a time", () => {
  test("a second click finds the first one's run; another run has to wait, also the one by the clock", async () => {
    await open();
    const id = newId();
    const ana = desk.as("administrator");
    await Promise.all([startSelfCheck(ana, { id, scope: "all" }), startSelfCheck(ana, { id, scope: "all" })]);
    await expect(startSelfCheck(ana, { id: newId(), scope: "sample" })).rejects.toThrow(Conflict);
    expect(await sampleByItself(worker)).toBeNull();
    expect(await desk.db.$count(selfChecks)).toBe(1);
    await steps(id);
    expect(await sampleByItself(worker)).not.toBeNull();
  });

  test("a step taken twice at once counts each transaction once", async () => {
    for (let count = 0; count < 4; count += 1) await open();
    const id = newId();
    await startSelfCheck(desk.as("administrator"), { id, scope: "all" });
    await Promise.all([stepSelfCheck(worker, id), stepSelfCheck(worker, id)]);
    await steps(id);
    expect(await runOf(id)).toMatchObject({ total: 4, matched: 4 });
  });

  test("a cancelled run asks about nothing more; what was compared stands", async () => {
    for (let count = 0; count < 12; count += 1) await open();
    const id = newId();
    await startSelfCheck(desk.as("administrator"), { id, scope: "all" });
    expect(await stepSelfCheck(worker, id)).toBe(true);
    await cancelSelfCheck(desk.as("administrator"), { id });
    expect(await stepSelfCheck(worker, id)).toBe(false);
    expect(await runOf(id)).toMatchObject({ state: "cancelled", matched: 10, total: 12 });
    await expect(cancelSelfCheck(desk.as("administrator"), { id })).rejects.toThrow(Conflict);
  });

  test("is ended while a comparison is being written down, and neither waits for the other in a circle", async () => {
    await open();
    const id = newId();
    await startSelfCheck(desk.as("administrator"), { id, scope: "all" });
    const client = await desk.db.pool.connect();
    // As whoever ends a run does: the run, then its items.
    await client.query("begin");
    await client.query("update self_checks set state = 'cancelled' where id = $1", [id]);
    const step = stepSelfCheck(worker, id);
    for (let waiting = 0; waiting === 0; ) {
      const { rowCount } = await desk.db.execute(
        sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      waiting = rowCount ?? 0;
    }
    await client.query("set local lock_timeout = '2s'");
    await client.query("delete from self_check_items where check_id = $1", [id]);
    await client.query("commit");
    client.release();
    expect(await step).toBe(false);
    expect(await runOf(id)).toMatchObject({ state: "cancelled", matched: 0 });
  });

  test("a run whose worker ended is gone on with", async () => {
    await open();
    const id = newId();
    await startSelfCheck(desk.as("administrator"), { id, scope: "all" });
    await desk.db.execute("select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))");
    await watchSelfCheck({ ...worker, now: () => new Date(Date.now() + 5 * 60_000) });
    await desk.runJobs();
    expect(await runOf(id)).toMatchObject({ state: "done", matched: 1 });
  });
});

test("a sample is the longest silent half and a draw that the run's id decides", async () => {
  const [someone] = await desk.db.select({ id: contacts.id }).from(contacts).limit(1);
  const { id: template } = await open();
  const [row] = await desk.db.select().from(transactions).where(eq(transactions.id, template));
  if (row === undefined || someone === undefined) throw new Error("no row");
  await desk.db.insert(transactions).values(
    Array.from({ length: 120 }, (_, index) => ({
      ...row,
      id: newId(),
      formId: newId(),
      reference: `T-${index}`,
      jetpayId: newId(),
      lastHeardAt: new Date(Date.now() - (200 - index) * DAY),
    })),
  );
  const chosen = async (id: string) => {
    await desk.db.delete(selfChecks);
    await startSelfCheck(desk.as("administrator"), { id, scope: "sample" });
    const items = await desk.db
      .select({ reference: transactions.reference })
      .from(selfCheckItems)
      .innerJoin(transactions, eq(transactions.id, selfCheckItems.transactionId))
      .orderBy(selfCheckItems.place);
    return items.map(({ reference }) => reference);
  };
  const [one, other] = [newId(), newId()];
  const first = await chosen(one);
  expect(first).toHaveLength(SAMPLE_SIZE);
  expect(first.slice(0, 25)).toEqual(Array.from({ length: 25 }, (_, index) => `T-${index}`));
  expect(await chosen(one)).toEqual(first);
  const second = await chosen(other);
  expect(second.slice(0, 25)).toEqual(first.slice(0, 25));
  expect(second).not.toEqual(first);
  await desk.db.delete(selfChecks);
});

test("only who may change settings starts one, and only who may read them sees them", async () => {
  await expect(startSelfCheck(desk.as("approver"), { id: newId(), scope: "all" })).rejects.toThrow(Forbidden);
  await expect(readSelfChecks(desk.as("preparer"))).rejects.toThrow(Forbidden);
  await expect(readParts(desk.as("viewer"))).rejects.toThrow(Forbidden);
});

test("the parts are told as they are", async () => {
  const parts = await readParts(desk.as("approver"));
  expect(parts).toMatchObject({ migrations: true, worker: { alive: false, count: 0 }, setAside: 0 });
  expect(parts.queue.due).toBeGreaterThanOrEqual(0);
});
