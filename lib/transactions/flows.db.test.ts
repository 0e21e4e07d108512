import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mails } from "@/db/schema/mails";
import { operations, transactionEvents, transactions } from "@/db/schema/transactions";
import { webhookGaps } from "@/db/schema/webhooks";
import { newId } from "@/lib/ids";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { addPayable } from "@/lib/testing/payable";
import { readRounds } from "@/lib/webhooks/ask-for-states";
import { captureTransaction } from "./ask";
import { checkTransaction, compareTransaction } from "./check";
import { createTransaction } from "./create";
import { readTransaction } from "./detail";
import { lapseHolds } from "./lapse";
import type { Flow } from "./transaction";

const DAY = 24 * 60 * 60_000;

let desk: TestDesk;
let contactId: string;
let bankAccountId: string;
let cardId: string;

beforeAll(async () => {
  desk = await openTestDesk();
  ({ contactId, bankAccountId, cardId } = await addPayable(desk, "4242424242424242"));
});
afterAll(() => desk.close());

const request = (flow: Flow, amountMinor: number, more: object = {}) => ({
  formId: newId(),
  flow,
  contactId,
  merchantAccountId: desk.merchantId,
  paymentMethodId: flow === "payout" ? bankAccountId : flow === "charge" || flow === "authorization" ? cardId : null,
  amountMinor,
  statement: "HARROW PINE",
  note: "Invoice 20418",
  mail: null,
  ...more,
});

async function rowOf(id: string) {
  const [row] = await desk.db.select().from(transactions).where(eq(transactions.id, id));
  if (row === undefined) throw new Error("no row");
  return row;
}
const factsOf = (id: string) =>
  desk.db
    .select({ kind: transactionEvents.kind, source: transactionEvents.source, said: transactionEvents.saidState })
    .from(transactionEvents)
    .where(eq(transactionEvents.transactionId, id))
    .orderBy(asc(transactionEvents.id));

type Truth = { transactions: { id: string; amount_minor?: number; amountMinor?: number; note?: string }[] };
const truth = (note: string) => desk.control<Truth>(`truth?only=transactions&note=${note}`);

describe("the five flows reach completed by webhooks alone", () => {
  test("a payout to a saved account", async () => {
    const { id, reference } = await createTransaction(desk.as("preparer"), request("payout", 684_250));
    expect((await rowOf(id)).state).toBe("sending");
    await desk.settle();
    expect((await rowOf(id)).state).toBe("requested");
    await desk.passTime(5 * DAY);
    expect((await rowOf(id)).state).toBe("completed");
    expect((await factsOf(id)).map(({ kind, said }) => (said === null ? kind : `${kind} ${said}`))).toEqual([
      "asked",
      "sent",
      "accepted requested",
      "said requested",
      "said initiated",
      "said paid",
      "said completed",
    ]);
    expect((await truth(reference)).transactions).toHaveLength(1);
  });

  test("a payout by link, once it is claimed", async () => {
    const { id } = await createTransaction(desk.as("preparer"), request("payout_link", 41_520));
    await desk.settle();
    const row = await rowOf(id);
    expect(row.link).toContain(row.jetpayId);
    await desk.control(`payments/${row.jetpayId}`, { method: "bank" });
    await desk.passTime(5 * DAY);
    expect((await rowOf(id)).state).toBe("completed");
  });

  test("a payment by link, once it is paid", async () => {
    const { id } = await createTransaction(desk.as("preparer"), request("payment_link", 192_000));
    await desk.settle();
    await desk.control(`payments/${(await rowOf(id)).jetpayId}`, { method: "eft" });
    await desk.passTime(7 * DAY);
    expect((await rowOf(id)).state).toBe("completed");
  });

  test("a charge of a saved card", async () => {
    const { id } = await createTransaction(desk.as("preparer"), request("charge", 64_230));
    await desk.runJobs();
    expect((await rowOf(id)).state).toBe("paid");
    await desk.passTime(5 * DAY);
    expect((await rowOf(id)).state).toBe("completed");
  });

  test("a hold on a card, captured in full", async () => {
    const { id } = await createTransaction(desk.as("preparer"), request("authorization", 124_000));
    await desk.runJobs();
    const held = await rowOf(id);
    expect(held.state).toBe("preauthorized");
    // The event that says the same once more changes nothing a person saw, and is no reason to refuse what they decide.
    await desk.settle();
    await captureTransaction(desk.as("preparer"), { transactionId: id, version: held.version });
    expect((await rowOf(id)).state).toBe("sending");
    await desk.settle();
    expect((await rowOf(id)).state).toBe("paid");
    await desk.passTime(5 * DAY);
    expect((await rowOf(id)).state).toBe("completed");
  });
});

describe("what must not happen", () => {
  test("a form submitted twice at once is one transaction and one effect", async () => {
    const input = request("payout", 12_345);
    const made = await Promise.all(Array.from({ length: 8 }, () => createTransaction(desk.as("preparer"), input)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    await desk.settle();
    expect((await truth(made[0]?.reference ?? "")).transactions).toHaveLength(1);
  });

  test("an answer lost after it took effect is unknown, not failed, and is not sent again", async () => {
    await desk.fault({ kind: "drop_after", method: "PUT", path: "^/credit$" });
    const { id, reference } = await createTransaction(desk.as("preparer"), request("payout", 231_000));
    await desk.settle();
    expect((await rowOf(id)).state).toBe("unknown");
    await desk.settle();
    expect((await truth(reference)).transactions).toHaveLength(1);
    const calls = await desk.db.select().from(operations).where(eq(operations.transactionId, id));
    expect(calls.map(({ status, attempts }) => ({ status, attempts }))).toEqual([{ status: "unknown", attempts: 0 }]);
  });

  test("a capture whose answer is lost is resolved by Jetpay's own word", async () => {
    const { id } = await createTransaction(desk.as("preparer"), request("authorization", 75_000));
    await desk.settle();
    await desk.fault({ kind: "drop_after", method: "POST", path: "/capture$" });
    await captureTransaction(desk.as("preparer"), { transactionId: id, version: (await rowOf(id)).version });
    await desk.runJobs();
    expect((await rowOf(id)).state).toBe("unknown");
    await desk.settle();
    expect((await rowOf(id)).state).toBe("paid");
  });

  test("a declined card is failed with Jetpay's reason, and the transaction is kept", async () => {
    const declined = await addPayable(desk, "4000000000000002");
    const input = { ...request("charge", 5_000), contactId: declined.contactId, paymentMethodId: declined.cardId };
    const { id } = await createTransaction(desk.as("preparer"), input);
    await desk.settle();
    const row = await rowOf(id);
    expect(row.state).toBe("failed");
    expect(row.failReason).toMatch(/declin/i);
  });

  test("a check that finds a lapsed hold still held agrees with us: lapsed is our word, not Jetpay's", async () => {
    const { id } = await createTransaction(desk.as("preparer"), request("authorization", 41_000));
    await desk.settle();
    const late = { ...desk.ctx, now: () => new Date(Date.now() + 30 * DAY) };
    await lapseHolds(late);
    expect((await rowOf(id)).state).toBe("lapsed");
    expect(await checkTransaction(late, id)).toBe("matches");
    expect((await rowOf(id)).state).toBe("lapsed");
    const [said] = await desk.db
      .select({ data: transactionEvents.data })
      .from(transactionEvents)
      .where(and(eq(transactionEvents.transactionId, id), eq(transactionEvents.source, "status_check")));
    expect(said?.data).toMatchObject({ matches: true });
  });

  test("a word that says nothing of an open call, and one that leads nowhere, are told as that and are no fruit of asking", async () => {
    const held = await createTransaction(desk.as("preparer"), request("authorization", 76_000));
    const ended = await createTransaction(desk.as("preparer"), request("payout", 12_300));
    const silent = await createTransaction(desk.as("preparer"), request("payout", 12_400));
    await desk.settle();
    // The events of what moves now wait at Jetpay: asking is what brings the news.
    await desk.control("advance", { ms: DAY });
    await desk.fault({ kind: "drop_before", method: "POST", path: "/capture$" });
    await captureTransaction(desk.as("preparer"), { transactionId: held.id, version: (await rowOf(held.id)).version });
    await desk.runJobs();
    expect((await rowOf(held.id)).state).toBe("unknown");
    // Here as if it had ended; what Jetpay says of it leads nowhere from there.
    const at = { happenedAt: new Date(Date.now() - 1_000), heardAt: new Date() };
    await desk.db
      .insert(transactionEvents)
      .values({ transactionId: ended.id, source: "webhook", kind: "said", saidState: "completed", ...at });
    await desk.db.update(transactions).set({ state: "completed" }).where(eq(transactions.id, ended.id));

    const polledAt = new Date();
    const times = { completeUpTo: polledAt, seenAt: polledAt, polledAt, closedAt: polledAt };
    await desk.db.insert(webhookGaps).values({ firstId: 1n, lastId: 1n, outcome: "left", ...times });
    const inVain = () => desk.db.transaction(async (tx) => (await readRounds(tx, new Date())).inVain);
    const kept = async (id: string) =>
      (await readTransaction(desk.as("viewer"), id))?.timeline.find(({ source }) => source === "status_check")?.data;

    const undecided = { result: "undecided", shown: "unknown", said: "preauthorized", shows: "unknown" };
    expect(await compareTransaction(desk.ctx, held.id)).toMatchObject(undecided);
    expect(await kept(held.id)).toMatchObject({ matches: false, says: "undecided" });
    expect(await compareTransaction(desk.ctx, ended.id)).toMatchObject({ result: "contrary", shows: "completed" });
    expect(await kept(ended.id)).toMatchObject({ matches: false, says: "contrary" });
    expect(await inVain()).toBe(1);
    expect(await checkTransaction(desk.ctx, silent.id)).toBe("differs");
    expect(await kept(silent.id)).toMatchObject({ matches: false, says: "differs" });
    expect(await inVain()).toBe(0);
    await desk.db.delete(webhookGaps);
  });

  test("a viewer cannot ask for a payment", async () => {
    await expect(createTransaction(desk.as("viewer"), request("payout", 100))).rejects.toThrow("missing right");
  });
});

test("a mail leaves only when its link exists, and says so on the timeline", async () => {
  const mail = {
    recipients: [{ address: "ap@wrenalder.example", name: "Wren & Alder" }],
    subject: "For {name}",
    message: "Hello {name}, please pay {amount}.",
    locale: "en",
  };
  const { id } = await createTransaction(desk.as("preparer"), request("payment_link", 193_000, { mail }));
  const [waiting] = await desk.db.select().from(mails).where(eq(mails.transactionId, id));
  expect(waiting?.state).toBe("waiting");
  await desk.settle();
  const [sent] = await desk.db.select().from(mails).where(eq(mails.transactionId, id));
  expect(sent).toMatchObject({ state: "sent", subject: "For Wren & Alder" });
  expect(sent?.html).toContain((await rowOf(id)).link ?? "no link");
  expect((await factsOf(id)).map(({ kind }) => kind)).toEqual(expect.arrayContaining(["mail_queued", "mail_sent"]));
});
