import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Receiver, Trial } from "./trial";

describe("deliveries", () => {
  let trial: Trial;
  let receiver: Receiver;

  beforeEach(async () => {
    receiver = await Receiver.start();
  });
  afterEach(async () => {
    await trial.close();
    await receiver.close();
  });

  const start = async (options: Parameters<typeof Trial.start>[0] = {}, registration: Record<string, unknown> = {}) => {
    trial = await Trial.start({ retryBaseMs: 40, ...options });
    return String(
      (await trial.call("POST", "/webhooks/", { callback_url: receiver.url, ...registration }))["identifier"],
    );
  };
  const emit = (count: number) =>
    trial.control(
      "events",
      Array.from({ length: count }, () => ({ type: "company.updated", data: {} })),
    );
  const webhook = (id: string) => trial.call("GET", `/webhooks/${id}`);
  const sizes = () => receiver.heard.map(({ events }) => events.length);

  it("go out at once when a batch is full, and wait for more when it is not", async () => {
    const id = await start({}, { max_batch_size: 3 });
    await emit(7);
    await expect.poll(sizes).toEqual([3, 3]);
    expect(await webhook(id)).toMatchObject({ state: "scheduled", last_sent_event_id: 6 });
  });

  it("go out when the oldest event has waited long enough", async () => {
    await start({ pace: 300 });
    await emit(2);
    await expect.poll(sizes).toEqual([2]);
  });

  it("keep time on the clock: nothing goes while it stands still", async () => {
    await start();
    await trial.control("clock", { frozen: true });
    await emit(2);
    await trial.control("advance", { ms: 59_000 });
    expect(sizes()).toEqual([]);
    await trial.control("advance", { ms: 2_000 });
    await expect.poll(sizes).toEqual([2]);
  });

  it("only go when told to while they are held", async () => {
    await start({ deliveries: "held" }, { max_batch_size: 1 });
    await emit(2);
    expect(sizes()).toEqual([]);
    const { deliveries } = await trial.control("deliver");
    expect(deliveries).toMatchObject([
      { eventIds: [1], status: 200 },
      { eventIds: [2], status: 200 },
    ]);
    expect(receiver.ids).toEqual([1, 2]);
  });

  it("are sent again as they were, freshly signed, with pauses that grow", async () => {
    const id = await start({}, { max_batch_size: 2 });
    receiver.answers = [500, 302, 404, 200];
    await emit(2);
    await expect.poll(() => receiver.heard.length).toBe(4);
    await expect.poll(async () => (await webhook(id))["state"]).toBe("active");
    expect(sizes()).toEqual([2, 2, 2, 2]);
    expect(new Set(receiver.heard.map(({ headers }) => headers.authorization)).size).toBe(4);
    const attempts = await trial.truth("deliveries");
    const pauses = attempts.slice(1).map(({ at }, index) => at - (attempts[index]?.at ?? 0));
    for (const [index, pause] of pauses.entries()) expect(pause).toBeGreaterThanOrEqual(40 * 2 ** index);
  });

  it("back off while they fail, and a day later the webhook has failed until it is changed", async () => {
    const id = await start({}, { max_batch_size: 1 });
    await trial.control("clock", { frozen: true });
    receiver.answers = [503];
    await emit(1);
    await expect.poll(async () => (await webhook(id))["state"]).toBe("backing_off");
    await trial.control("advance", { ms: 86_400_000 + 1 });
    await expect.poll(async () => (await webhook(id))["state"]).toBe("failed");
    receiver.answers = [200];
    await emit(1);
    expect((await trial.control("deliver"))["deliveries"]).toEqual([]);
    await trial.call("PATCH", `/webhooks/${id}`, { max_batch_size: 1 });
    await expect.poll(() => webhook(id)).toMatchObject({ state: "active", last_sent_event_id: 2 });
  });

  it("begin with what comes after the registration, or where a replay says", async () => {
    trial = await Trial.start();
    await emit(5);
    await trial.call("POST", "/webhooks/", { callback_url: receiver.url, max_batch_size: 1 });
    const since = await Receiver.start();
    await trial.call("POST", "/webhooks/", { callback_url: since.url, max_batch_size: 1, replay_from_event_id: 4 });
    await emit(1);
    await expect.poll(() => receiver.ids).toEqual([6]);
    await expect.poll(() => since.ids).toEqual([4, 5, 6]);
    await since.close();
  });

  it("are replayed by PATCH, from an id or a time, both inclusive", async () => {
    const id = await start({}, { max_batch_size: 10 });
    await trial.control("clock", { now: "2026-01-22T10:00:00Z", frozen: true });
    await emit(2);
    await trial.control("clock", { now: "2026-01-22T11:00:00Z" });
    await emit(2);
    await trial.control("deliver");
    await trial.call("PATCH", `/webhooks/${id}`, { replay_from_event_id: 2 });
    await expect.poll(() => receiver.ids).toEqual([1, 2, 3, 4, 2, 3, 4]);
    await trial.control("deliver");
    await trial.call("PATCH", `/webhooks/${id}`, { replay_from_timestamp: "2026-01-22T11:00:00Z" });
    await trial.control("deliver");
    await expect.poll(() => receiver.ids.slice(7)).toEqual([3, 4]);
    expect(await webhook(id)).toMatchObject({ last_sent_event_id: 4 });
  });

  it("go to one webhook per URL, which can be listed and taken away", async () => {
    const id = await start({}, { max_batch_size: 1 });
    const again = await trial.ask("POST", "/webhooks/", { callback_url: receiver.url });
    expect(again).toMatchObject({ status: 422, body: { detail: [{ loc: ["body", "callback_url"] }] } });
    expect(await trial.call("GET", "/webhooks")).toMatchObject([{ identifier: id }]);
    await trial.call("DELETE", `/webhooks/${id}`);
    expect((await trial.ask("GET", `/webhooks/${id}`)).status).toBe(404);
    await emit(1);
    expect((await trial.control("deliver"))["deliveries"]).toEqual([]);
    expect(await trial.call("POST", "/webhooks/", { callback_url: receiver.url })).toMatchObject({ id: 2 });
  });

  describe("with a fault", () => {
    beforeEach(async () => {
      await start({ deliveries: "held" }, { max_batch_size: 2 });
    });

    const deliverWith = async (fault: Record<string, unknown>, late = false) => {
      await trial.control("faults", fault);
      await emit(4);
      await trial.control("deliver", { late });
      return receiver.heard.map(({ events }) => events.map((event) => event.id));
    };

    it("are lost without Jetpay knowing", async () => {
      expect(await deliverWith({ kind: "lose" })).toEqual([[3, 4]]);
      expect(await trial.call("GET", "/webhooks")).toMatchObject([{ last_sent_event_id: 4, state: "active" }]);
    });

    it("come twice", async () => {
      expect(await deliverWith({ kind: "double" })).toEqual([
        [1, 2],
        [1, 2],
        [3, 4],
      ]);
    });

    it("come in the wrong order within a batch", async () => {
      expect(await deliverWith({ kind: "shuffle", skip: 1 })).toEqual([
        [1, 2],
        [4, 3],
      ]);
    });

    it("come late, days after the ones that follow", async () => {
      await trial.control("clock", { frozen: true });
      expect(await deliverWith({ kind: "delay", ms: 3 * 86_400_000 })).toEqual([[3, 4]]);
      await trial.control("advance", { ms: 4 * 86_400_000 });
      await trial.control("deliver");
      expect(receiver.ids).toEqual([3, 4, 1, 2]);
    });

    it("come late at once when asked for", async () => {
      expect(await deliverWith({ kind: "delay", ms: 3 * 86_400_000 }, true)).toEqual([
        [3, 4],
        [1, 2],
      ]);
    });

    it("are preceded by a forgery with a bad token, whose answer counts for nothing", async () => {
      receiver.answers = [401, 200];
      expect(await deliverWith({ kind: "forge", flaw: "wrong_hash" })).toEqual([
        [1, 2],
        [1, 2],
        [3, 4],
      ]);
      expect(receiver.heard[0]?.events[0]?.data).toEqual({ state: "completed" });
      const truth = await trial.truth("deliveries");
      expect(truth.map(({ status, fault }) => [status, fault])).toEqual([
        [401, "forge"],
        [200, "forge"],
        [200, null],
      ]);
    });
  });
});
