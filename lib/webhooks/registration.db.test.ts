import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { workerPulses } from "@/db/schema/jobs";
import { webhookCalls, webhookEvents, webhookRegistrations } from "@/db/schema/webhooks";
import { Forbidden, InvalidInput, NotFound } from "@/lib/errors";
import { dayKey } from "@/lib/i18n/format";
import { newId } from "@/lib/ids";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { addDays } from "@/lib/transactions/board";
import { noteGaps } from "./gaps";
import { registerFrom } from "./register-from";
import { checkWebhook, readRegistration, removeWebhook, watchRegistration } from "./registration";
import { readStamp } from "./stamp";
import { readWebhookStatus } from "./status";

const OWN = { appUrl: "https://desk.test", callbackKey: null };

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(() => desk.close());

const audited = async (action: string) =>
  (await desk.db.select().from(auditEntries).where(eq(auditEntries.action, action)).orderBy(auditEntries.id)).map(
    ({ data }) => data,
  );
const steps = async (action: string) => (await audited(action)).map((data) => data["step"]);

describe("registering", () => {
  test("has Jetpay deliver to this desk, and again takes over what is there", async () => {
    const ctx = desk.as("administrator");
    await registerFrom(ctx, { replayFrom: null }, OWN);
    const first = await readRegistration(ctx);
    expect(first).toMatchObject({ callbackUrl: "https://desk.test/api/webhooks/jetpay", checkError: null });
    await registerFrom(ctx, { replayFrom: null }, OWN);
    expect((await readRegistration(ctx))?.identifier).toBe(first?.identifier);
    expect(await steps("webhook.register")).toEqual(["asked", "accepted", "asked", "accepted"]);
  });

  test("takes a day of the past to send events again from, and none that is to come", async () => {
    const ctx = desk.as("administrator");
    const tomorrow = addDays(dayKey(new Date(), "America/Toronto"), 2);
    const error = await registerFrom(ctx, { replayFrom: tomorrow }, OWN).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InvalidInput);
    expect(error).toMatchObject({ fields: { replayFrom: { key: "day_ahead" } } });
    await expect(registerFrom(ctx, { replayFrom: "20 November" }, OWN)).rejects.toThrow(InvalidInput);
    expect(await readRegistration(ctx)).toBeNull();
    await registerFrom(ctx, { replayFrom: "2026-01-02" }, OWN);
    expect(await readRegistration(ctx)).not.toBeNull();
  });

  test.each([
    [
      { kind: "status_before", status: 422, body: JSON.stringify({ detail: "not a public address" }) },
      "jetpay_said_no",
      "refused",
    ],
    [{ kind: "status_before", status: 429, body: "{}" }, "jetpay_not_reached", "not_sent"],
    [{ kind: "drop_after" }, "jetpay_unclear", "unknown"],
  ])("%j leaves nothing registered here, is told apart (%s) and recorded as %s", async (fault, key, status) => {
    const ctx = desk.as("administrator");
    await desk.fault({ ...fault, path: "webhooks", method: "POST" });
    await expect(registerFrom(ctx, { replayFrom: null }, OWN)).rejects.toMatchObject({ key });
    expect(await readRegistration(ctx)).toBeNull();
    expect(await steps("webhook.register")).toEqual(["asked", status]);
    expect(await desk.db.select().from(webhookCalls)).toMatchObject([
      { kind: "register", cause: "person", status, actorName: ctx.actor.name, answeredAt: expect.any(Date) },
    ]);
    // Asking again is safe after each of them: what Jetpay has already is taken over.
    await registerFrom(ctx, { replayFrom: null }, OWN);
    expect(await readRegistration(ctx)).not.toBeNull();
  });
});

describe("checking", () => {
  test("writes down what Jetpay says, and who asked; the watch by itself leaves no such entry", async () => {
    const ctx = desk.as("administrator");
    await registerFrom(ctx, { replayFrom: null }, OWN);
    await watchRegistration(ctx);
    expect(await audited("webhook.check")).toEqual([]);
    expect(await checkWebhook(desk.as("approver"))).toEqual({ answered: true });
    expect(await audited("webhook.check")).toEqual([{ state: expect.any(String) }]);
  });

  test("keeps what is known when Jetpay does not answer, with the reason", async () => {
    const ctx = desk.as("administrator");
    await registerFrom(ctx, { replayFrom: null }, OWN);
    const away = desk.as("administrator", { baseUrl: "http://127.0.0.1:9" });
    expect(await checkWebhook(away)).toEqual({ answered: false });
    const { registration } = await readWebhookStatus(ctx, OWN.appUrl);
    expect(registration).toMatchObject({ state: "active", checkError: expect.stringContaining("") });
    expect(registration?.checkError).not.toBeNull();
    expect(await audited("webhook.check")).toMatchObject([{ outcome: "not_sent" }]);
  });

  test("has nothing to ask about while none is registered", async () => {
    await expect(checkWebhook(desk.as("administrator"))).rejects.toThrow(NotFound);
  });
});

describe("removing", () => {
  test("ends the deliveries at Jetpay and here, also when Jetpay has none any more", async () => {
    const ctx = desk.as("administrator");
    for (const gone of [false, true]) {
      await registerFrom(ctx, { replayFrom: null }, OWN);
      if (gone)
        await desk.fault({ kind: "status_before", status: 404, body: "{}", path: "webhooks", method: "DELETE" });
      await removeWebhook(ctx);
      expect(await readRegistration(ctx)).toBeNull();
    }
    expect(await steps("webhook.remove")).toEqual(["asked", "accepted", "asked", "accepted"]);
  });

  test("while it is being watched leaves no ghost of it", async () => {
    const ctx = desk.as("administrator");
    await registerFrom(ctx, { replayFrom: null }, OWN);
    let removed = false;
    // Removed in the moment between Jetpay's answer to the watch and what the watch writes of it.
    const watching: typeof ctx = {
      ...ctx,
      jetpay: {
        ...ctx.jetpay,
        async getWebhook(path) {
          const answer = await ctx.jetpay.getWebhook(path);
          await removeWebhook(ctx);
          removed = true;
          return answer;
        },
      },
    };
    await watchRegistration(watching);
    expect(removed).toBe(true);
    expect(await readRegistration(ctx)).toBeNull();
  });

  test("at Jetpay by somebody else is seen by the watch", async () => {
    const ctx = desk.as("administrator");
    await registerFrom(ctx, { replayFrom: null }, OWN);
    const row = await readRegistration(ctx);
    await ctx.jetpay.deleteWebhook({ identifier: row?.identifier ?? "" });
    await watchRegistration(ctx);
    expect(await readRegistration(ctx)).toMatchObject({ state: "missing", checkError: expect.any(String) });
  });

  test("leaves it registered here when it is not known whether Jetpay did it", async () => {
    const ctx = desk.as("administrator");
    await registerFrom(ctx, { replayFrom: null }, OWN);
    await desk.fault({ kind: "drop_before", path: "webhooks", method: "DELETE" });
    await expect(removeWebhook(ctx)).rejects.toMatchObject({ key: "jetpay_unclear" });
    expect(await readRegistration(ctx)).not.toBeNull();
    expect(await steps("webhook.remove")).toEqual(["asked", "unknown"]);
    const [, unclear] = await desk.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, "webhook.remove"))
      .orderBy(auditEntries.id);
    expect(unclear?.outcome).toBe("unclear");
  });
});

describe("complete up to", () => {
  const here = (...ids: bigint[]) =>
    desk.db
      .insert(webhookEvents)
      .values(ids.map((id) => ({ id, type: "x", createdAt: new Date(), data: "{}", receivedAt: new Date() })));
  const completeUpTo = async () => (await readRegistration(desk.as("administrator")))?.completeUpTo ?? null;

  test("is not proven while an id is missing below the last one, and is once it came", async () => {
    const ctx = desk.as("administrator");
    await registerFrom(ctx, { replayFrom: null }, OWN);
    const [first, second, third] = [41n, 42n, 43n];
    await desk.db.update(webhookRegistrations).set({ completeUpTo: null });
    await here(first, third);
    await setSent(third);
    expect(await completeUpTo()).toBeNull();
    await here(second);
    await setSent(third);
    expect(await completeUpTo()).toBeInstanceOf(Date);
  });

  test("is not proven by a new webhook that has sent nothing, where nobody listened in between, until it sends or a replay is over", async () => {
    const ctx = desk.as("administrator");
    await registerFrom(ctx, { replayFrom: null }, OWN);
    await here(41n);
    await setSent(41n);
    expect(await completeUpTo()).toBeInstanceOf(Date);
    await removeWebhook(ctx);
    await registerFrom(ctx, { replayFrom: null }, OWN);
    expect(await completeUpTo()).toBeNull();
    await watchRegistration(ctx);
    expect(await completeUpTo()).toBeNull();
    await here(42n);
    await setSent(42n);
    expect(await completeUpTo()).toBeInstanceOf(Date);

    await removeWebhook(ctx);
    await registerFrom(ctx, { replayFrom: "2026-01-02" }, OWN);
    expect(await completeUpTo()).toBeNull();
    await desk.db.update(webhookCalls).set({ overAt: new Date() });
    await watchRegistration(ctx);
    expect(await completeUpTo()).toBeInstanceOf(Date);
  });

  test("that Jetpay answers is word of it: a quiet desk whose webhook is new, or lacks an id, is not proven and not silent", async () => {
    const ctx = desk.as("administrator");
    await desk.db.insert(workerPulses).values({ workerId: newId(), startedAt: new Date(), at: new Date() });
    const at = (minutes: number) => ({ ...ctx, now: () => new Date(Date.now() + minutes * 60_000) });
    const stampAt = async (minutes: number) => {
      const { status, why } = await readStamp(at(minutes), "UTC");
      return { status, why };
    };
    await registerFrom(ctx, { replayFrom: null }, OWN);
    await here(41n);
    await desk.db.update(webhookEvents).set({ processedAt: new Date() });
    await setSent(41n);
    await removeWebhook(ctx);
    await registerFrom(ctx, { replayFrom: null }, OWN);
    await watchRegistration(at(40));
    expect(await stampAt(41)).toEqual({ status: "late", why: "unproven" });

    // One question without an answer takes nothing back; a silence begins with the last answer.
    await checkWebhook({ ...desk.as("administrator", { baseUrl: "http://127.0.0.1:9" }), now: at(42).now });
    expect(await stampAt(43)).toEqual({ status: "late", why: "unproven" });
    expect(await stampAt(71)).toEqual({ status: "stopped", why: "silent" });

    await here(43n);
    await desk.db.update(webhookEvents).set({ processedAt: new Date() });
    await noteGaps(ctx);
    await watchRegistration(at(100));
    expect(await stampAt(101)).toEqual({ status: "late", why: "gap" });
  });

  /** The watch, with Jetpay saying that this was the last event it sent. */
  async function setSent(lastSentEventId: bigint): Promise<void> {
    const ctx = desk.as("administrator");
    await watchRegistration({
      ...ctx,
      jetpay: {
        ...ctx.jetpay,
        async getWebhook(path) {
          const answer = await ctx.jetpay.getWebhook(path);
          return answer.kind === "accepted" ? { ...answer, value: { ...answer.value, lastSentEventId } } : answer;
        },
      },
    });
  }
});

test("the status sets what Jetpay sent beside what is stored, and tells ids beyond 2^53 exactly", async () => {
  const ctx = desk.as("approver");
  await registerFrom(desk.as("administrator"), { replayFrom: null }, OWN);
  await desk.db.update(webhookRegistrations).set({ lastSentEventId: 9_007_199_254_740_993n });
  const event = (id: bigint, change: Partial<typeof webhookEvents.$inferInsert>) => ({
    id,
    type: "transactions.credits.created",
    createdAt: new Date(),
    data: "{}",
    receivedAt: new Date(),
    ...change,
  });
  await desk.db
    .insert(webhookEvents)
    .values([
      event(9_007_199_254_740_991n, { processedAt: new Date() }),
      event(12n, {}),
      event(11n, { error: "no such state" }),
    ]);
  expect(await readWebhookStatus(ctx, OWN.appUrl)).toMatchObject({
    registration: { lastSentEventId: "9007199254740993" },
    ownUrl: "https://desk.test/api/webhooks/jetpay",
    highestStored: "9007199254740991",
    waiting: 1,
    setAside: 1,
    setAsideEvents: [{ id: "11", error: "no such state" }],
  });
});

test("preparers neither see nor change the webhook, approvers only see it", async () => {
  await expect(readWebhookStatus(desk.as("preparer"), OWN.appUrl)).rejects.toThrow(Forbidden);
  await expect(registerFrom(desk.as("approver"), { replayFrom: null }, OWN)).rejects.toThrow(Forbidden);
  await expect(removeWebhook(desk.as("approver"))).rejects.toThrow(Forbidden);
});
