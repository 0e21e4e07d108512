import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dueAt } from "./lifecycle";
import { Trial } from "./trial";

// A Thursday.
const START = "2026-01-22T14:00:00.000Z";

describe("transactions on a frozen clock", () => {
  let trial: Trial;
  let contactId: string;

  beforeEach(async () => {
    trial = await Trial.start();
    await trial.control("clock", { now: START, frozen: true });
    contactId = await trial.contact();
  });
  afterEach(() => trial.close());

  const life = async (id: string) => {
    const all = await trial.truth("transactions");
    return all
      .find((transaction) => transaction.id === id)
      ?.history.map(({ state, at }) => `${state} ${new Date(at).toISOString().slice(0, 13)}`);
  };
  const states = async (id: string) => (await life(id))?.map((passage) => passage.split(" ")[0]);

  it("pays a supplier the same day and completes on the next business day", async () => {
    const id = await trial.payout(contactId);
    await trial.control("advance", { to: "2026-01-24T00:00:00Z" });
    expect(await life(id)).toEqual([
      "requested 2026-01-22T14",
      "initiated 2026-01-22T14",
      "paid 2026-01-22T18",
      "completed 2026-01-23T15",
    ]);
  });

  it("stops at each moment in order, so that events carry their own time and ascending ids", async () => {
    for (const amount of [10_000, 20_000, 30_000]) await trial.payout(contactId, amount);
    const answer = await trial.control("advance", { ms: 5 * 86_400_000 });
    expect(answer).toMatchObject({ now: "2026-01-27T14:00:00.000Z", frozen: true, events: 9 });
    const events = await trial.truth("events");
    expect(events.map(({ eventId }) => eventId)).toEqual(events.map((_, index) => index + 1));
    expect(events.map(({ createdAt }) => createdAt)).toEqual(events.map(({ createdAt }) => createdAt).sort());
  });

  it("waits for the payer of a debit, then takes three business days over the weekend", async () => {
    const id = await trial.link("debit", contactId);
    await trial.control("advance", { ms: 86_400_000 });
    expect(await states(id)).toEqual(["requested"]);
    await trial.control(`payments/${id}`, { method: "eft" });
    await trial.control("advance", { ms: 7 * 86_400_000 });
    expect(await life(id)).toEqual([
      "requested 2026-01-22T14",
      "initiated 2026-01-23T14",
      "paid 2026-01-26T15",
      "completed 2026-01-28T15",
    ]);
  });

  it("takes a debit's bank details from the backend as well, once, and with an agreement only", async () => {
    const id = await trial.link("debit", contactId);
    const details = {
      holder_name: "A B",
      institution_number: "001",
      transit_number: "27601",
      account_number: "1111111",
    };
    expect((await trial.ask("POST", `/debit/${id}/pay`, details)).status).toBe(422);
    expect(await trial.ask("POST", `/debit/${id}/pay`, { ...details, pad_agreement: true })).toMatchObject({
      status: 200,
      body: { identifier: id, state: "initiated" },
    });
    expect((await trial.ask("POST", `/debit/${id}/pay`, { ...details, pad_agreement: true })).status).toBe(409);
  });

  it("has a card payment paid at once and completed on the next business day", async () => {
    const id = await trial.link("debit", contactId);
    await trial.control(`payments/${id}`, { method: "card" });
    expect(await states(id)).toEqual(["requested", "paid"]);
    const { body } = await trial.byCard("charge", contactId, await trial.card(contactId));
    await trial.control("advance", { to: "2026-01-24T00:00:00Z" });
    expect(await states(id)).toEqual(["requested", "paid", "completed"]);
    expect(await states(String(body["debit_id"]))).toEqual(["paid", "completed"]);
  });

  it("lets a hold lapse without an event after seven days, whatever the pace, and refuses its capture", async () => {
    await trial.control("clock", { pace: 4_000 });
    const { body } = await trial.byCard("preauthorize", contactId, await trial.card(contactId));
    await trial.control("advance", { to: "2026-01-29T13:59:59Z" });
    const before = (await trial.truth("events")).length;
    await trial.control("advance", { to: START.replace("22", "29") });
    const capture = await trial.ask("POST", `/debit/${body["debit_id"]}/capture`);
    expect(capture).toMatchObject({ status: 409, body: { detail: "Authorization has expired" } });
    expect(await trial.state(String(body["debit_id"]))).toBe("preauthorized");
    expect((await trial.truth("events")).length).toBe(before);
  });

  it("captures once", async () => {
    const { body } = await trial.byCard("preauthorize", contactId, await trial.card(contactId));
    const statuses = await Promise.all(
      [1, 2].map(async () => (await trial.ask("POST", `/debit/${body["debit_id"]}/capture`)).status),
    );
    expect(statuses.sort()).toEqual([200, 409]);
    const [hold] = await trial.truth("transactions");
    expect(hold?.effects).toMatchObject({ authorized: 1, captured: 1 });
  });

  it("cancels what has not begun, voids a hold, and refuses once money is pulled", async () => {
    const payout = await trial.payout(contactId);
    const { body } = await trial.byCard("preauthorize", contactId, await trial.card(contactId));
    const claimed = await trial.link("credit", contactId);
    await trial.control(`payments/${claimed}`, { method: "bank" });
    const cancel = async (id: unknown) => (await trial.ask("DELETE", `/transaction/${id}`)).status;
    expect([await cancel(payout), await cancel(body["debit_id"]), await cancel(claimed)]).toEqual([200, 200, 409]);
    expect(await trial.state(payout)).toBe("cancelled");
    await trial.control("advance", { ms: 86_400_000 });
    expect(await states(payout)).toEqual(["requested", "cancelled"]);
    expect((await trial.ask("POST", `/debit/${body["debit_id"]}/capture`)).status).toBe(409);
  });

  it.each([
    [16_601, ["requested", "initiated", "failed"], { fail_reason: "insufficient_funds", fail_direction: "pull" }],
    [6_602, ["requested", "initiated", "failed"], { fail_reason: "account_frozen", fail_direction: "pull" }],
    [6_603, ["requested", "initiated", "paid", "failed"], { fail_reason: "account_closed", fail_direction: "push" }],
    [
      6_604,
      ["requested", "initiated", "paid", "failed"],
      { fail_reason: "invalid_account_number", fail_direction: "push" },
    ],
    [6_605, ["requested", "initiated", "paid", "completed", "failed"], { fail_reason: "nsf", fail_direction: "push" }],
    [6_606, ["requested"], {}],
    [6_607, ["requested", "in_review", "initiated", "paid", "completed"], {}],
  ])("lives as the magic amount %i says", async (amount, expected, failure) => {
    const id = await trial.payout(contactId, amount);
    await trial.control("advance", { ms: 14 * 86_400_000 });
    expect(await states(id)).toEqual(expected);
    expect(await trial.call("GET", `/transaction/${id}/status`)).toEqual({ state: expected.at(-1), ...failure });
  });

  it("takes an ending by order, whatever the amount", async () => {
    const id = await trial.payout(contactId);
    await trial.control(`transactions/${id}`, { outcome: "fail_push", fail_reason: "no_such_account" });
    await trial.control("advance", { ms: 7 * 86_400_000 });
    expect(await trial.call("GET", `/transaction/${id}/status`)).toMatchObject({
      state: "failed",
      fail_reason: "no_such_account",
    });
  });

  it("declines by amount and by card without making a transaction, and fails a capture by card", async () => {
    const declined = await trial.card(contactId, "4000000000000002");
    const good = await trial.card(contactId);
    expect(await trial.byCard("charge", contactId, declined)).toMatchObject({
      status: 402,
      body: { decline_reason: "do_not_honor" },
    });
    expect((await trial.byCard("preauthorize", contactId, good, 40.02)).status).toBe(402);
    expect(await trial.truth("transactions")).toEqual([]);
    const { body } = await trial.byCard("preauthorize", contactId, await trial.card(contactId, "4000000000000341"));
    expect((await trial.ask("POST", `/debit/${body["debit_id"]}/capture`)).status).toBe(402);
    expect(await trial.call("GET", `/transaction/${body["debit_id"]}/status`)).toMatchObject({
      state: "failed",
      fail_reason: "capture_declined",
    });
  });

  it("declines a card past its expiry", async () => {
    const made = await trial.control("cards", { contact_id: contactId, number: "5555555555554444", expiry: "02/26" });
    await trial.control("clock", { now: "2026-03-01T00:00:00Z" });
    expect(await trial.byCard("charge", contactId, String(made["credit_card_id"]))).toMatchObject({
      status: 402,
      body: { decline_reason: "expired_card" },
    });
  });
});

describe("time that passes", () => {
  it("brings a payout to its end by itself when the pace is high", async () => {
    const trial = await Trial.start({ pace: 2_000_000 });
    const id = await trial.payout(await trial.contact());
    await expect.poll(() => trial.state(id), { timeout: 5_000 }).toBe("completed");
    await trial.close();
  });

  it("counts business days by the calendar at pace 1 and in even days otherwise", () => {
    const friday = Date.parse("2026-01-23T20:00:00Z");
    const step = { state: "completed", after: { businessDays: 1 } };
    expect(new Date(dueAt(step, friday, 1, 0)).toISOString()).toBe("2026-01-26T15:00:00.000Z");
    expect(dueAt(step, friday, 1_000, 0) - friday).toBe(86_400);
  });
});
