import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operations } from "@/db/schema/transactions";
import { Conflict } from "@/lib/errors";
import { sendOperation } from "@/lib/operations/send";
import { writeSetting } from "@/lib/settings/settings";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { addPayer, type Payer } from "@/lib/testing/payer";
import { withdrawTransaction } from "./ask";
import { readTransaction } from "./detail";

const PAUSE_SECONDS = 40;
let desk: TestDesk;
let payer: Payer;

beforeAll(async () => {
  desk = await openTestDesk();
  await writeSetting(desk.db, "payments.pauseSeconds", String(PAUSE_SECONDS), { at: new Date(), userId: null });
  payer = await addPayer(desk, 20_001);
});
afterAll(() => desk.close());

const read = async (id: string) => {
  const found = await readTransaction(desk.as("viewer"), id);
  if (found === null) throw new Error("no transaction");
  return found;
};
const truth = async () => (await desk.control<{ transactions: unknown[] }>("truth")).transactions.length;
const timeIsUp = async () => {
  await desk.db.update(operations).set({ leavesAt: new Date() });
  await desk.db.execute(sql`update graphile_worker._private_jobs set run_at = now()`);
};

test("a payment waits before it leaves, and what is taken back by then never does", async () => {
  const { id } = await payer.ask();
  await desk.runJobs();
  const waiting = await read(id);
  expect(waiting).toMatchObject({ state: "sending", call: { status: "queued", attempts: 0 }, may: { withdraw: true } });
  expect(waiting.awaited).toMatchObject({ key: "leave", by: waiting.call?.leavesAt });
  const pause = Date.parse(waiting.call?.leavesAt ?? "") - Date.parse(waiting.createdAt);
  expect(pause).toBeGreaterThanOrEqual(PAUSE_SECONDS * 1_000);

  // Even a job that comes before its time, by a database whose clock is ahead, sends nothing.
  const [call] = await desk.db.select().from(operations).where(eq(operations.transactionId, id));
  expect(await sendOperation(desk.ctx, call?.id ?? "")).toBeNull();
  expect(await read(id)).toMatchObject({ call: { status: "queued" } });

  await withdrawTransaction(desk.as("preparer"), { transactionId: id, version: waiting.version });
  // The same click again, because its answer was lost, or a colleague's a moment later: it is as they want it.
  await withdrawTransaction(desk.as("approver"), { transactionId: id, version: waiting.version });
  await timeIsUp();
  await desk.runJobs();
  expect(await truth()).toBe(0);
  expect(await read(id)).toMatchObject({ jetpayId: null, call: null });
});

test("once its time is up it leaves, once, and can no longer be taken back", async () => {
  const { id } = await payer.ask();
  const { version } = await read(id);
  await timeIsUp();
  await desk.runJobs();
  expect(await truth()).toBe(1);
  const [call] = await desk.db.select().from(operations).where(eq(operations.transactionId, id));
  expect(call).toMatchObject({ status: "accepted" });
  const late = withdrawTransaction(desk.as("preparer"), { transactionId: id, version });
  await expect(late).rejects.toBeInstanceOf(Conflict);
});
