import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { golden, OPERATING, Trial } from "./trial";

describe("faults of calls", () => {
  let trial: Trial;
  let credit: Record<string, unknown>;

  beforeEach(async () => {
    trial = await Trial.start();
    const contact_id = await trial.contact();
    credit = { ...golden("credit-link.request"), contact_id, from_bank_account: OPERATING };
  });
  afterEach(() => trial.close());

  const made = async () => (await trial.truth("transactions")).length;
  const pay = () => trial.ask("PUT", "/credit", credit);

  it.each([
    ["drop_before", 0],
    ["drop_after", 1],
    ["malformed", 1],
    ["truncated", 1],
  ])("%s gives no usable answer and makes %i transactions", async (kind, effects) => {
    await trial.control("faults", { kind, method: "PUT", path: "^/credit$" });
    await expect(pay()).rejects.toThrow();
    expect(await made()).toBe(effects);
    expect((await pay()).status).toBe(200);
    expect(await trial.call("GET", "/_simulator/faults")).toEqual({ queue: [], fired: { [kind]: 1 } });
  });

  it.each([
    ["status_before", 429, 0],
    ["status_after", 500, 1],
  ])("%s answers with the status and makes %s, %i transactions", async (kind, status, effects) => {
    await trial.control("faults", { kind, status, body: '{"detail":"busy"}', path: "/credit" });
    expect(await pay()).toEqual({ status, body: { detail: "busy" } });
    expect(await made()).toBe(effects);
  });

  it("delays before or after the effect, which happens even when the caller has gone", async () => {
    await trial.control("faults", [
      { kind: "delay_after", ms: 300 },
      { kind: "delay_before", ms: 300 },
    ]);
    const impatient = () =>
      fetch(`${trial.url}/credit`, {
        method: "PUT",
        headers: { authorization: `Bearer ${trial.token}` },
        body: JSON.stringify(credit),
        signal: AbortSignal.timeout(100),
      });
    await expect(impatient()).rejects.toThrow();
    expect(await made()).toBe(1);
    await expect(impatient()).rejects.toThrow();
    expect(await made()).toBe(1);
    await expect.poll(made).toBe(2);
  });

  it("waits for the matching call, passes some by, happens as often as asked, and can be taken back", async () => {
    await trial.control("faults", { kind: "status_before", method: "PUT", path: "^/credit$", skip: 1, count: 2 });
    await trial.contact();
    expect([(await pay()).status, (await pay()).status, (await pay()).status, (await pay()).status]).toEqual([
      200, 500, 500, 200,
    ]);
    await trial.control("faults", { kind: "drop_before" });
    await trial.call("DELETE", "/_simulator/faults");
    expect((await pay()).status).toBe(200);
  });

  it("shows in the truth what was done and what was seen", async () => {
    await trial.control("faults", { kind: "drop_after", path: "/credit" });
    await expect(pay()).rejects.toThrow();
    const calls = await trial.truth("calls");
    expect(calls.at(-1)).toMatchObject({
      method: "PUT",
      path: "/credit",
      effect: 200,
      seen: null,
      fault: "drop_after",
    });
  });

  it("refuses a fault it does not know", async () => {
    expect((await trial.ask("POST", "/_simulator/faults", { kind: "explode" })).status).toBe(422);
    expect((await trial.ask("POST", "/_simulator/faults", { kind: "drop_after", path: "(" })).status).toBe(422);
  });
});
