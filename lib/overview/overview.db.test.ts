import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { transactionEvents } from "@/db/schema/transactions";
import { webhookRegistrations } from "@/db/schema/webhooks";
import { AUDIT_SEARCH, type AuditFilter } from "@/lib/audit/filter";
import { listAudit } from "@/lib/audit/queries";
import { newId } from "@/lib/ids";
import { writeSetting } from "@/lib/settings/settings";
import { readSettingsSummary } from "@/lib/settings/summary";
import { hours, NOW, type OverviewBench, openOverviewBench } from "@/lib/testing/overview-bench";
import { listTransactions } from "@/lib/transactions/queries";
import { NOTHING } from "@/lib/transactions/search-words";
import { readStamp } from "@/lib/webhooks/stamp";
import { readOverview } from "./queries";

let bench: OverviewBench;
let team: OverviewBench["team"];
beforeAll(async () => {
  bench = await openOverviewBench();
  ({ team } = bench);
});
beforeEach(() => bench.begin());
afterAll(() => bench.close());

test("counts what waits for somebody as the list of transactions does, which counts each, and holds that are not due", async () => {
  await bench.put("payout", "unknown");
  await bench.put("authorization", "preauthorized", { holdDeadline: hours(2) });
  await bench.put("authorization", "preauthorized", { holdDeadline: hours(2) });
  await bench.put("authorization", "preauthorized", { holdDeadline: hours(120) });
  await bench.put("payout", "completed");
  const { needs, waiting } = await readOverview(bench.ctx, "day");
  expect(needs.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["unknown", "holds"]));
  expect(waiting).toBe(4);
  const listed = await listTransactions(bench.ctx, { ...NOTHING, view: "needs_me" }, null);
  expect(listed.sums.views.needs_me).toBe(waiting);
});

describe("the sums", () => {
  test("days begin and end by the desk's zone, whichever it is", async () => {
    await bench.put("payout", "completed", { createdAt: new Date("2026-11-20T04:59:59Z"), amountMinor: 1_00 });
    await bench.put("payout", "completed", { createdAt: new Date("2026-11-20T05:00:00Z"), amountMinor: 2_00 });
    const toronto = await readOverview(bench.ctx, "day");
    expect(toronto.today).toBe("2026-11-20");
    expect(toronto.columns.slice(-2).map(({ out }) => out.finalMinor)).toEqual([1_00, 2_00]);
    await writeSetting(team.db, "desk.zone", "Pacific/Auckland", { at: NOW, userId: null });
    const auckland = await readOverview(bench.ctx, "day");
    await writeSetting(team.db, "desk.zone", "America/Toronto", { at: NOW, userId: null });
    expect(auckland.today).toBe("2026-11-21");
    expect(auckland.columns.find(({ from }) => from === "2026-11-20")?.out.finalMinor).toBe(3_00);
  });

  test("the calendar is one, whoever counts: where the database's rules of a zone are of another year as well", async () => {
    await writeSetting(team.db, "desk.zone", "America/Vancouver", { at: NOW, userId: null });
    const noon = {
      ...team.as(await team.add({ name: "Ada Roy", role: "administrator", active: false })),
      now: () => new Date("2026-11-21T20:00:00Z"),
    };
    // On one side or the other of any midnight that a year's rules may give, and at the end of the day.
    const instants = ["06:30", "07:00", "07:30", "08:00", "08:30"].flatMap((clock) =>
      ["2026-11-21", "2026-11-22"].map((day) => new Date(`${day}T${clock}:00Z`)),
    );
    await team.db.delete(auditEntries);
    for (const at of instants) {
      await bench.put("payout", "completed", { createdAt: at, amountMinor: 1_00 });
      await bench.put("authorization", "preauthorized", { createdAt: hours(-900), holdDeadline: at });
      const what = { at, actorName: "Maya Chen", action: "jetpay.test", outcome: "done" as const, requestId: newId() };
      await team.db.insert(auditEntries).values({ ...what, data: {} });
    }
    const { today, columns, needs: waiting } = await readOverview(noon, "day");
    expect(today).toBe("2026-11-21");
    const inColumn = (columns.find(({ from }) => from === today)?.out.finalMinor ?? 0) / 1_00;
    const filter = { ...NOTHING, view: "all" as const, flows: ["payout" as const], from: today, to: today };
    expect((await listTransactions(noon, filter, null)).sums.matching).toBe(inColumn);
    const anyAudit: AuditFilter = { ...AUDIT_SEARCH.nothing, view: "all" };
    const ofDay = await listAudit(noon, { ...anyAudit, from: today, to: today }, null);
    expect(ofDay.rows).toHaveLength(inColumn);
    const begun = await listAudit(noon, { ...anyAudit, from: today }, null);
    const { audited } = await readSettingsSummary(noon, { baseUrl: "https://jetpay.example", currency: "CAD" });
    expect(audited).toBe(begun.rows.length);
    const lapsing = waiting.find((need) => need.kind === "holds" && need.when === "today");
    expect((await readStamp(noon, "America/Vancouver")).lapseToday).toBe(lapsing?.kind === "holds" ? lapsing.count : 0);
    await writeSetting(team.db, "desk.zone", "America/Toronto", { at: NOW, userId: null });
  });

  test("a month's figures part final from open and leave out doubt, holds, failures and other currencies", async () => {
    await bench.put("charge", "completed", { amountMinor: 50_00 });
    await bench.put("charge", "paid", { amountMinor: 7_00 });
    await bench.put("payout", "completed", { amountMinor: 20_00, createdAt: new Date("2026-11-01T04:00:00Z") });
    await bench.put("payout", "completed", { amountMinor: 999_00, createdAt: new Date("2026-11-01T03:59:59Z") });
    await bench.put("payout", "unknown", { amountMinor: 3_00 });
    await bench.put("payout", "failed", { amountMinor: 4_00 });
    await bench.put("payout", "completed", { amountMinor: 5_00, currency: "USD" });
    await bench.put("authorization", "preauthorized", { amountMinor: 6_00, holdDeadline: hours(90) });
    const { month, otherCurrency } = await readOverview(bench.ctx, "day");
    expect(month).toEqual({
      month: "2026-11",
      in: { finalMinor: 50_00, openMinor: 7_00 },
      out: { finalMinor: 20_00, openMinor: 0 },
      unknown: { count: 1, minor: 3_00 },
      held: { count: 1, minor: 6_00 },
    });
    expect(otherCurrency).toBe(1);
  });
});

test("the latest are the newest fact of each transaction; steps between and checks that only confirm are left out", async () => {
  const [first, second] = [await bench.put("payout", "paid"), await bench.put("charge", "completed")];
  const say = (transactionId: string, at: Date, change: Partial<typeof transactionEvents.$inferInsert>) =>
    team.db.insert(transactionEvents).values({
      transactionId,
      source: "webhook",
      kind: "said",
      happenedAt: at,
      heardAt: at,
      ...change,
    });
  await say(first, hours(-5), { source: "person", kind: "asked", actorId: bench.maya.id });
  await say(first, hours(-4), { source: "call", kind: "sent" });
  await say(second, hours(-3), { saidState: "completed" });
  await say(second, hours(-2), { source: "status_check", saidState: "completed", data: { matches: true } });
  await say(first, hours(-1), { saidState: "initiated", happenedAt: hours(-4.5) });
  expect((await readOverview(bench.ctx, "day")).latest).toMatchObject([
    { of: { id: first }, saidState: "initiated", late: true, heardAt: hours(-1).toISOString() },
    { of: { id: second }, saidState: "completed", late: false },
  ]);
});

test("the holds that lapse first stand beside the count of all of them", async () => {
  for (let index = 6; index > 0; index -= 1) {
    await bench.put("authorization", "preauthorized", { holdDeadline: hours(60 + index), amountMinor: index });
  }
  const { holds } = await readOverview(bench.ctx, "day");
  expect(holds.count).toBe(6);
  expect(holds.next.map((hold) => hold.amountMinor)).toEqual([1, 2, 3, 4]);
  expect(holds.next[0]?.card).toEqual({ brand: "amex", last4: "3007" });
});

test("before the first payment the overview has the steps that lead to it, and no complaint about what is not set up", async () => {
  await team.db.delete(webhookRegistrations);
  const before = await readOverview(bench.ctx, "day");
  expect(before.needs).toEqual([]);
  expect(before.firstSteps).toEqual({ jetpay: false, merchantAccount: true, webhook: false, people: false });
  await team.db.insert(auditEntries).values({
    at: NOW,
    actorName: "Maya Chen",
    action: "jetpay.test",
    outcome: "done",
    data: { outcome: "answered" },
    requestId: newId(),
  });
  await bench.register();
  expect((await readOverview(bench.ctx, "day")).firstSteps).toMatchObject({ jetpay: true, webhook: true });
  await bench.put("payout", "sending");
  expect((await readOverview(bench.ctx, "day")).firstSteps).toBeNull();
});
