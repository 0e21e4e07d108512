import { createHash } from "node:crypto";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TOKEN_FLAWS } from "./signer";
import { Receiver, Trial } from "./trial";

describe("a delivery's token", () => {
  let trial: Trial;
  let receiver: Receiver;

  beforeAll(async () => {
    trial = await Trial.start();
    receiver = await Receiver.start();
    await trial.call("POST", "/webhooks/", { callback_url: receiver.url, callback_api_key: "shared secret" });
  });
  afterAll(async () => {
    await trial.close();
    await receiver.close();
  });

  const verify = () => {
    const { headers, raw } = receiver.heard.at(-1) ?? { headers: {}, raw: Buffer.alloc(0) };
    const token = headers.authorization?.replace("Bearer ", "") ?? "";
    const keys = createRemoteJWKSet(new URL(`${trial.url}/.well-known/jwks.json`));
    const expected = { algorithms: ["RS256"], issuer: "jetpay", subject: "webhook", maxTokenAge: "5m" };
    const hash = createHash("sha256").update(raw).digest("base64url");
    return jwtVerify(token, keys, expected).then(({ payload, protectedHeader }) => {
      if (payload["payload_hash"] !== hash) throw new Error("other bytes were signed");
      return { payload, protectedHeader };
    });
  };

  it("verifies by the published keys, binds the very bytes, and lives 90 seconds of real time", async () => {
    await trial.control("clock", { now: "2026-01-22T14:00:00Z" });
    await trial.control("events", { type: "kyc.status.changed", data: { état: "vérifié" } });
    await trial.control("deliver");
    const { payload, protectedHeader } = await verify();
    expect(protectedHeader.kid).toBeDefined();
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(90);
    expect(Math.abs((payload.iat ?? 0) * 1_000 - Date.now())).toBeLessThan(10_000);
    expect(receiver.heard.at(-1)?.headers["x-api-key"]).toBe("shared secret");
  });

  it("publishes no private part, and the old key beside a new one", async () => {
    const keysBefore = JSON.parse(JSON.stringify(await trial.call("GET", "/.well-known/jwks.json"))).keys;
    await trial.control("keys");
    const { keys } = JSON.parse(JSON.stringify(await trial.call("GET", "/.well-known/jwks.json")));
    expect(keys).toHaveLength(keysBefore.length + 1);
    for (const key of keys) expect(Object.keys(key).sort()).toEqual(["alg", "e", "kid", "kty", "n", "use"]);
    await trial.control("send", { body: '{"webhookId":1,"events":[]}' });
    await expect(verify()).resolves.toBeDefined();
  });

  it.each(TOKEN_FLAWS.filter((flaw) => flaw !== "none"))("does not verify when it is made %s", async (flaw) => {
    await trial.control("send", { body: '{"webhookId":1,"events":[]}', flaw });
    await expect(verify()).rejects.toThrow();
  });

  it("carries any text to the receiver as it is", async () => {
    const body =
      '{"webhookId":1,"events":[{"id":9007199254740993,"createdAt":"?","type":"\\u0000","data":{"x":"\\ud800"}}]}';
    const { answers } = await trial.control("send", { body });
    expect(answers).toMatchObject([{ status: 200, taken: true }]);
    expect(receiver.heard.at(-1)?.raw.toString("utf8")).toBe(body);
    await expect(verify()).resolves.toBeDefined();
  });
});
