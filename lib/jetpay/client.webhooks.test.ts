import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createJetpay, type Jetpay } from "./client";
import { answerJson, startHttpServer } from "./scripted-server";

let server: Awaited<ReturnType<typeof startHttpServer>>;
let jetpay: Jetpay;
let answer: { status: number; body: unknown };

beforeAll(async () => {
  server = await startHttpServer((_request, response) => answerJson(response, answer.status, answer.body));
  const units = { transfer: "cents", card: "dollars" } as const;
  jetpay = createJetpay({ baseUrl: server.url, token: "secret-token", units, currency: "CAD" });
});
afterAll(() => server.stop());
beforeEach(() => {
  server.requests.length = 0;
  answer = { status: 200, body: "{}" };
});

describe("webhooks", () => {
  const WEBHOOK = {
    id: 5,
    identifier: "3d1a",
    callback_url: "https://example.com/hook",
    callback_api_key: "callback-secret",
    state: "backing-off",
    max_batch_size: 10,
    max_wait_seconds: 60,
  };
  const read = {
    id: 5n,
    identifier: "3d1a",
    callbackUrl: "https://example.com/hook",
    state: "backing_off",
    maxBatchSize: 10,
    maxWaitSeconds: 60,
  };

  it("are registered with every setting, an id beyond 2^53 exact, the key never recorded", async () => {
    answer = {
      status: 201,
      body: '{"id": 5, "identifier": "3d1a", "callback_url": "https://example.com/hook", "callback_api_key": "callback-secret", "state": "active", "last_sent_event_id": 9223372036854775807}',
    };
    const made = await jetpay.registerWebhook({
      callbackUrl: "https://example.com/hook",
      callbackApiKey: "callback-secret",
      maxBatchSize: 1,
      maxWaitSeconds: 60,
      replayFromEventId: 9223372036854775806n,
      replayFrom: new Date("2026-01-22T10:15:30Z"),
    });
    expect(server.requests[0]?.body).toBe(
      '{"callback_url":"https://example.com/hook","callback_api_key":"callback-secret","max_batch_size":1,"max_wait_seconds":60,"replay_from_event_id":9223372036854775806,"replay_from_timestamp":"2026-01-22T10:15:30.000Z"}',
    );
    expect(made).toMatchObject({
      kind: "accepted",
      value: { lastSentEventId: 9223372036854775807n, maxBatchSize: null },
    });
    expect(JSON.stringify({ ...made, value: null })).not.toContain("callback-secret");
  });

  it("are listed bare or wrapped", async () => {
    const value = [{ ...read, lastSentEventId: null }];
    answer.body = [WEBHOOK];
    expect(await jetpay.listWebhooks()).toMatchObject({ kind: "accepted", value });
    answer.body = { total: 1, items: [WEBHOOK] };
    expect(await jetpay.listWebhooks()).toMatchObject({ kind: "accepted", value });
    answer.body = { total: 0 };
    expect(await jetpay.listWebhooks()).toMatchObject({ kind: "unknown", reason: "unreadable" });
  });

  it("are changed in what is given and no more", async () => {
    answer.body = { ...WEBHOOK, last_sent_event_id: 7 };
    const changed = await jetpay.updateWebhook({ identifier: "3d1a", replayFromEventId: 4n });
    expect(server.requests).toMatchObject([
      { method: "PATCH", path: "/webhooks/3d1a", body: '{"replay_from_event_id":4}' },
    ]);
    expect(changed).toMatchObject({ kind: "accepted", value: { ...read, lastSentEventId: 7n } });
  });

  it("are deleted by any 2xx", async () => {
    answer = { status: 204, body: "" };
    expect(await jetpay.deleteWebhook({ identifier: "3d1a" })).toMatchObject({ kind: "accepted", value: null });
  });
});
