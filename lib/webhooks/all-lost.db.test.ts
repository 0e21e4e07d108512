import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { transactions } from "@/db/schema/transactions";
import { webhookEvents } from "@/db/schema/webhooks";
import { newId } from "@/lib/ids";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { addPayable } from "@/lib/testing/payable";
import { pollSilent } from "@/lib/transactions/check";
import { createTransaction } from "@/lib/transactions/create";
import type { Flow } from "@/lib/transactions/transaction";

const DAY = 24 * 60 * 60_000;
const PAYMENTS = 200;
const FLOWS: readonly Flow[] = ["payout", "payout", "charge", "payout", "payment_link", "payout", "authorization"];

type Truth = {
  transactions: { id: string; state: string }[];
  events: unknown[];
  webhooks: { id: string; pending: number }[];
};

/** Days of which Jetpay told us everything and nothing arrived. */
async function losesDays(): Promise<TestDesk> {
  const desk = await openTestDesk();
  const { contactId, bankAccountId, cardId } = await addPayable(desk, "4242424242424242");
  await desk.fault({ kind: "lose", count: 10_000 });
  for (let n = 0; n < PAYMENTS; n += 1) {
    const flow = FLOWS[n % FLOWS.length] ?? "payout";
    await createTransaction(desk.as("preparer"), {
      formId: newId(),
      flow,
      contactId,
      merchantAccountId: desk.merchantId,
      paymentMethodId: flow === "payout" ? bankAccountId : flow === "payment_link" ? null : cardId,
      amountMinor: 10_000 + n,
      statement: "HARROW PINE",
      note: `Invoice ${n}`,
      mail: null,
    });
  }
  await desk.settle();
  const { transactions: made } = await desk.control<Truth>("truth?only=transactions");
  const open = made.filter(({ state }) => state === "requested");
  for (const { id } of open.slice(0, 40)) await desk.control(`transactions/${id}`, { outcome: "fail_pull" });
  await desk.passTime(5 * DAY);
  return desk;
}

async function shown(desk: TestDesk): Promise<Record<string, string | null>> {
  const rows = await desk.db.select({ id: transactions.jetpayId, state: transactions.state }).from(transactions);
  return Object.fromEntries(rows.map(({ id, state }) => [String(id), state]));
}

async function truly(desk: TestDesk): Promise<Record<string, string>> {
  const truth = await desk.control<Truth>("truth?only=transactions");
  return Object.fromEntries(truth.transactions.map(({ id, state }) => [id, state]));
}

describe("500 events of which none arrived", () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await losesDays();
  });
  afterAll(() => desk.close());

  test("leave the desk behind", async () => {
    const { events, webhooks } = await desk.control<Truth>("truth?only=events,webhooks");
    expect(events.length).toBeGreaterThanOrEqual(500);
    expect(webhooks.map(({ pending }) => pending)).toEqual([0]);
    expect(await desk.db.select().from(webhookEvents)).toEqual([]);
    expect(await shown(desk)).not.toEqual(await truly(desk));
  });

  test("are made good by one sweep of the poller", async () => {
    const later = { ...desk.ctx, now: () => new Date(Date.now() + 5 * DAY) };
    const open = Object.keys(await shown(desk)).length;
    // A round asks about a hundred; a sweep is as many rounds as come to all of them.
    for (let asked = 0; asked < open; ) {
      const round = await pollSilent(later);
      await desk.runJobs();
      if (round === 0) break;
      asked += round;
    }
    expect(await shown(desk)).toEqual(await truly(desk));
  });
});

test("500 events of which none arrived are made good by a replay", async () => {
  const desk = await losesDays();
  try {
    await fetch(`${desk.simulator.url}/_simulator/faults`, { method: "DELETE" });
    const [webhook] = (await desk.control<Truth>("truth?only=webhooks")).webhooks;
    if (webhook === undefined) throw new Error("no webhook is registered");
    const again = await desk.ctx.jetpay.updateWebhook({ identifier: webhook.id, replayFromEventId: 1n });
    expect(again.kind).toBe("accepted");
    await desk.settle();
    expect(await shown(desk)).toEqual(await truly(desk));
    const { events } = await desk.control<Truth>("truth?only=events");
    expect((await desk.db.select({ id: webhookEvents.id }).from(webhookEvents)).length).toBe(events.length);
  } finally {
    await desk.close();
  }
});
