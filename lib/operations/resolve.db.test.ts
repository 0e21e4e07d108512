import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { operations, transactionEvents, transactions } from "@/db/schema/transactions";
import { orphans } from "@/db/schema/webhooks";
import { Conflict, Forbidden, InvalidInput } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { readFigures } from "@/lib/jobs/figures";
import type { Role } from "@/lib/permissions";
import { writeSetting } from "@/lib/settings/settings";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { addPayer, type Payer, storeEvent } from "@/lib/testing/payer";
import { adoptTransaction } from "@/lib/transactions/adopt";
import { settleContradiction } from "@/lib/transactions/contradictions";
import { readTransaction } from "@/lib/transactions/detail";
import { listOrphans } from "@/lib/transactions/orphans";
import { listTransactions } from "@/lib/transactions/queries";
import { NOTHING } from "@/lib/transactions/search-words";
import { applyOne } from "@/lib/webhooks/apply";
import { resolveOperation } from "./resolve";
import type { Verdict } from "./verdict";

let desk: TestDesk;
let payer: Payer;
beforeAll(async () => {
  desk = await openTestDesk();
  payer = await addPayer(desk, 70_001);
  await writeSetting(desk.db, "doubts.minutes", "0", { at: new Date(), userId: null });
});
afterAll(() => desk.close());

/** A payment link whose answer is lost: after Jetpay made it, or before it heard of it. */
async function doubt(kind: "drop_after" | "drop_before", options: { events?: boolean } = {}) {
  await desk.control("faults", { kind, path: "^/debit$", method: "PUT" });
  const made = await payer.ask();
  await (options.events === false ? desk.runJobs() : desk.settle());
  const row = await rowOf(made.id);
  expect(row).toMatchObject({ state: "unknown", jetpayId: null });
  return { ...made, version: row.version, amountMinor: row.amountMinor };
}

async function rowOf(id: string) {
  const [row] = await desk.db.select().from(transactions).where(eq(transactions.id, id));
  if (row === undefined) throw new Error("no row");
  return row;
}
const callsOf = (id: string) =>
  desk.db.select().from(operations).where(eq(operations.transactionId, id)).orderBy(asc(operations.createdAt));
const effects = async (reference: string) =>
  (await desk.control<{ transactions: { id: string; note: string }[] }>(`truth?only=transactions&note=${reference}`))
    .transactions;
async function say(id: string, verdict: Verdict, more: { as?: Role; jetpayId?: string; version?: number } = {}) {
  const open = (await callsOf(id)).find(({ status }) => status === "unknown") ?? (await callsOf(id))[0];
  return resolveOperation(desk.as(more.as ?? "approver"), {
    transactionId: id,
    operationId: open?.id,
    version: more.version ?? (await rowOf(id)).version,
    verdict,
    jetpayId: more.jetpayId ?? null,
    reason: "Looked in the dashboard",
  });
}
const factsOf = async (id: string) =>
  desk.db
    .select()
    .from(transactionEvents)
    .where(eq(transactionEvents.transactionId, id))
    .orderBy(asc(transactionEvents.id));

describe("a person finds it at Jetpay", () => {
  test("and says which it is: the orphan offered beside it becomes its transaction", async () => {
    const { id, reference } = await doubt("drop_after");
    const detail = await readTransaction(desk.as("viewer"), id);
    const [truth] = await effects(reference);
    expect(detail?.doubts).toMatchObject([
      { reference, creates: true, orphans: [{ jetpayId: truth?.id, direction: "debit" }] },
    ]);
    // And the other way round: where it is not ours yet, what it may be stands beside it.
    const listed = (await listOrphans(desk.as("viewer"), null)).rows.find(({ jetpayId }) => jetpayId === truth?.id);
    expect(listed?.mayBe).toMatchObject([{ id, reference, contactId: payer.contactId, flow: "payment_link" }]);
    await say(id, "this_is_it", { as: "preparer", jetpayId: truth?.id ?? "" });
    expect(await rowOf(id)).toMatchObject({ state: "requested", jetpayId: truth?.id });
    expect(await callsOf(id)).toMatchObject([
      { status: "accepted", resolvedBy: "person", resolvedById: desk.as("preparer").actor.id, jetpayId: truth?.id },
    ]);
    expect(await desk.db.$count(orphans, eq(orphans.jetpayId, truth?.id ?? ""))).toBe(0);
    const [entry] = await desk.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.action, "operation.resolve"), eq(auditEntries.subjectId, id)));
    expect(entry).toMatchObject({
      actorName: "Test preparer",
      reason: "Looked in the dashboard",
      data: { verdict: "this_is_it", jetpayId: truth?.id, reference },
    });
    const after = await readTransaction(desk.as("viewer"), id);
    expect(after?.doubts).toEqual([]);
    expect(after?.timeline.find(({ kind }) => kind === "confirmed")).toMatchObject({ actor: "Test preparer" });
  });

  test("or types an id that Jetpay has not spoken of; one it does not know, or another's, is refused", async () => {
    const { id, reference } = await doubt("drop_after", { events: false });
    const [truth] = await effects(reference);
    const unheard = say(id, "this_is_it", { jetpayId: newId() });
    await expect(unheard).rejects.toThrow(InvalidInput);
    await expect(say(id, "this_is_it")).rejects.toThrow(InvalidInput);
    await say(id, "this_is_it", { jetpayId: truth?.id ?? "" });
    expect(await rowOf(id)).toMatchObject({ state: "requested", jetpayId: truth?.id });
    await desk.settle();
    expect(await rowOf(id)).toMatchObject({ state: "requested", jetpayId: truth?.id });

    const other = await doubt("drop_before");
    await expect(say(other.id, "this_is_it", { jetpayId: truth?.id ?? "" })).rejects.toThrow(
      new InvalidInput({ jetpayId: { key: "jetpay_id_taken", values: { reference } } }),
    );
    expect((await rowOf(other.id)).state).toBe("unknown");
  });

  test("is told that Jetpay refused the question, and not that the transaction is not there", async () => {
    const { id, reference } = await doubt("drop_after", { events: false });
    const [truth] = await effects(reference);
    const jetpayId = truth?.id ?? "";
    for (const status of [400, 401, 403, 405, 422]) {
      const body = JSON.stringify({ detail: `Not like this (${status})` });
      await desk.fault({ kind: "status_before", status, body, path: "^/transaction/", method: "GET" });
      await expect(say(id, "this_is_it", { jetpayId })).rejects.toMatchObject({
        key: "jetpay_said_no",
        values: { message: `Not like this (${status})` },
      });
    }
    expect((await rowOf(id)).state).toBe("unknown");
    const unheard = say(id, "this_is_it", { jetpayId: newId() });
    await expect(unheard).rejects.toThrow(new InvalidInput({ jetpayId: { key: "jetpay_id_unknown" } }));
    await say(id, "this_is_it", { jetpayId });
    expect(await rowOf(id)).toMatchObject({ state: "requested", jetpayId });
  });

  test("not yet: that somebody looked is kept, and nothing else changes", async () => {
    const { id, version } = await doubt("drop_before");
    await say(id, "still_unknown", { as: "preparer" });
    expect(await rowOf(id)).toMatchObject({ state: "unknown", version });
    expect((await callsOf(id)).map(({ status }) => status)).toEqual(["unknown"]);
    expect((await readTransaction(desk.as("viewer"), id))?.doubts[0]?.looked).toMatchObject([
      { by: "Test preparer", reason: "Looked in the dashboard" },
    ]);
  });
});

describe("a person finds that it did not happen", () => {
  test("and has it sent again: once, with a reference of its own that a search for either finds", async () => {
    const { id, reference } = await doubt("drop_before");
    await say(id, "did_not_happen_send_again");
    expect((await rowOf(id)).state).toBe("sending");
    // A second click of the same person asks for nothing more.
    await say(id, "did_not_happen_send_again", { version: 1 });
    // In another tab the same person says that it is not to be sent: it is on its way, and they have to hear so.
    await expect(say(id, "did_not_happen", { version: 1 })).rejects.toMatchObject({ key: "doubt_over" });
    await desk.settle();
    expect((await rowOf(id)).state).toBe("requested");
    const [first, second] = await callsOf(id);
    expect(first).toMatchObject({ status: "did_not_happen", resolvedBy: "person", reference });
    expect(second).toMatchObject({
      status: "accepted",
      replaces: first?.id,
      reference: `${reference}-2`,
      parties: first?.parties,
    });
    expect((await effects(reference)).map(({ note }) => note)).toEqual([`Invoice 7 ${reference}-2`]);
    for (const text of [reference, `${reference}-2`]) {
      const found = await listTransactions(desk.as("viewer"), { ...NOTHING, view: "all", text }, null);
      expect(found.rows.map((row) => row.id)).toEqual([id]);
    }
  });

  test("and leaves it at that: it ends as cancelled, and nothing is sent", async () => {
    const { id, reference } = await doubt("drop_before");
    await say(id, "did_not_happen");
    await desk.settle();
    expect((await rowOf(id)).state).toBe("cancelled");
    expect(await effects(reference)).toHaveLength(0);
  });

  test("is not for a preparer, nor as long as the call may still take effect", async () => {
    const { id } = await doubt("drop_before");
    await expect(say(id, "did_not_happen", { as: "preparer" })).rejects.toThrow(Forbidden);
    await expect(say(id, "still_unknown", { as: "viewer" })).rejects.toThrow(Forbidden);
    await writeSetting(desk.db, "doubts.minutes", "5", { at: new Date(), userId: null });
    await expect(say(id, "did_not_happen_send_again")).rejects.toThrow(
      new Conflict("may_still_happen", { minutes: 5 }),
    );
    await writeSetting(desk.db, "doubts.minutes", "0", { at: new Date(), userId: null });
    expect((await callsOf(id)).map(({ status }) => status)).toEqual(["unknown"]);
  });

  test("while another says the opposite: one wins, the other is told", async () => {
    const { id, reference, version } = await doubt("drop_after");
    const [truth] = await effects(reference);
    const both = await Promise.allSettled([
      say(id, "did_not_happen_send_again", { version }),
      say(id, "this_is_it", { as: "administrator", jetpayId: truth?.id ?? "", version }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const lost = both.find((each) => each.status === "rejected");
    expect(lost?.reason).toBeInstanceOf(Conflict);
    await desk.settle();
  });
});

describe("evidence that comes after a person spoke", () => {
  test("takes back the call in its place, while that has not left", async () => {
    const { id, reference } = await doubt("drop_after", { events: false });
    await say(id, "did_not_happen_send_again");
    const [truth] = await effects(reference);
    await carrying(truth?.id ?? "", reference);
    expect(await callsOf(id)).toMatchObject([
      { status: "accepted", resolvedBy: "event" },
      { status: "withdrawn", reason: "not_needed" },
    ]);
    await desk.settle();
    expect(await effects(reference)).toHaveLength(1);
    expect(await rowOf(id)).toMatchObject({ state: "requested", jetpayId: truth?.id });
    expect((await readTransaction(desk.as("viewer"), id))?.contradictions).toMatchObject([{ why: "after_all" }]);
  });

  test("is the state, and says loudly that it happened after all", async () => {
    const { id, reference } = await doubt("drop_after", { events: false });
    await say(id, "did_not_happen");
    expect((await rowOf(id)).state).toBe("cancelled");
    const [truth] = await effects(reference);
    await carrying(truth?.id ?? "", reference);
    expect(await rowOf(id)).toMatchObject({ state: "requested", jetpayId: truth?.id });
    const detail = await readTransaction(desk.as("viewer"), id);
    expect(detail?.contradictions).toMatchObject([{ why: "after_all", jetpayId: truth?.id }]);
    const factId = detail?.contradictions[0]?.factId;
    const input = { transactionId: id, factId, reason: "Agreed with the payer" };
    await expect(settleContradiction(desk.as("preparer"), input)).rejects.toThrow(Forbidden);
    await settleContradiction(desk.as("approver"), input);
    expect((await readTransaction(desk.as("viewer"), id))?.contradictions).toEqual([]);
    await expect(settleContradiction(desk.as("approver"), input)).rejects.toThrow(Conflict);
  });

  test("says loudly that it may have happened twice, once it was sent again", async () => {
    const { id, reference } = await doubt("drop_after", { events: false });
    const [first] = await effects(reference);
    await say(id, "did_not_happen_send_again");
    await desk.runJobs();
    const { jetpayId } = await rowOf(id);
    expect(await effects(reference)).toHaveLength(2);
    await carrying(first?.id ?? "", reference);
    expect((await rowOf(id)).jetpayId).toBe(jetpayId);
    expect((await readTransaction(desk.as("viewer"), id))?.contradictions).toMatchObject([
      { why: "second_id", jetpayId: first?.id, reference },
    ]);
    expect((await readFigures(desk.db)).text).toMatch(/^jetdesk_contradictions_open [1-9]/m);
  });
});

let lastEvent = 95_000n;
/** An event with the note, as the guide does not show it. */
async function carrying(jetpayId: string, reference: string): Promise<void> {
  lastEvent += 1n;
  await storeEvent(desk, lastEvent, jetpayId, { note: `Invoice 7 ${reference}` });
  expect(await applyOne(desk.ctx, lastEvent)).toBe(true);
}

describe("what nobody here asked for", () => {
  async function foreign() {
    const made = await desk.ctx.jetpay.createDebit({
      amountMinor: 4_200,
      statement: "MADE ELSEWHERE",
      note: "By hand",
      contactId: payer.jetpayId,
      toBankAccountId: "ffe2c516-2ef4-4ce8-a1e1-1960c5b321ad",
    });
    if (made.kind !== "accepted") throw new Error(made.message);
    await desk.settle();
    return made.value.transactionId;
  }
  const adoption = (jetpayId: string, more: object = {}) => ({
    jetpayId,
    flow: "payment_link",
    contactId: payer.contactId,
    merchantAccountId: desk.merchantId,
    amountMinor: 4_200,
    note: "By hand",
    reason: "Made in the dashboard by Maya",
    ...more,
  });

  test("is listed with its events, newest first, and can be adopted with them", async () => {
    const jetpayId = await foreign();
    const page = await listOrphans(desk.as("viewer"), null);
    expect(page.rows[0]).toMatchObject({ jetpayId, direction: "debit", events: [{ state: "requested" }] });
    await expect(adoptTransaction(desk.as("viewer"), adoption(jetpayId))).rejects.toThrow(Forbidden);
    await expect(adoptTransaction(desk.as("preparer"), adoption(jetpayId, { flow: "payout_link" }))).rejects.toThrow(
      new InvalidInput({ flow: { key: "jetpay_id_direction" } }),
    );
    const [one, two] = await Promise.allSettled([
      adoptTransaction(desk.as("preparer"), adoption(jetpayId)),
      adoptTransaction(desk.as("approver"), adoption(jetpayId)),
    ]);
    expect([one.status, two.status].toSorted()).toEqual(["fulfilled", "rejected"]);
    const { id } = one.status === "fulfilled" ? one.value : two.status === "fulfilled" ? two.value : { id: "" };
    expect(await rowOf(id)).toMatchObject({ state: "requested", jetpayId, amountMinor: 4_200 });
    expect((await factsOf(id)).map(({ kind }) => kind)).toEqual(["adopted", "said"]);
    expect((await listOrphans(desk.as("viewer"), null)).rows.some((row) => row.jetpayId === jetpayId)).toBe(false);
    await desk.settle();
    expect((await rowOf(id)).state).toBe("requested");
    const entries = await desk.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, "transaction.adopt"))
      .orderBy(auditEntries.id);
    expect(entries).toMatchObject([{ subjectId: id, reason: "Made in the dashboard by Maya" }]);
  });

  test("is read page by page, each once", async () => {
    await desk.db.delete(orphans);
    const at = (n: number) => new Date(Date.UTC(2026, 10, 1) + Math.floor(n / 3) * 1_000);
    await desk.db.insert(orphans).values(
      Array.from({ length: 60 }, (_, n) => ({
        jetpayId: `orphan ${String(n).padStart(2, "0")}`,
        direction: "credit" as const,
        firstEventId: BigInt(n),
        firstHappenedAt: at(n),
        firstHeardAt: at(n),
        lastHeardAt: at(n),
      })),
    );
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listOrphans>> = await listOrphans(desk.as("viewer"), after);
      expect(page.total).toBe(60);
      seen.push(...page.rows.map(({ jetpayId }) => jetpayId));
      after = page.next;
    } while (after !== null);
    expect(new Set(seen).size).toBe(60);
    expect(seen).toHaveLength(60);
    expect(seen[0]).toBe("orphan 59");
  });
});
