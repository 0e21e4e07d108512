import { createHash, generateKeyPairSync, type KeyObject, randomUUID } from "node:crypto";
import { exportJWK, SignJWT } from "jose";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { answerJson, startHttpServer } from "./scripted-server";
import { createTokenVerifier, type TokenSettings } from "./webhook-token";

const BODY = Buffer.from('{"webhookId": 1, "events": []}');
const NOW = new Date("2026-01-22T10:15:30Z");
const NOW_S = NOW.getTime() / 1000;
const hashOf = (body: Buffer) => createHash("sha256").update(body).digest("base64url");

let keys: Record<string, { publicKey: KeyObject; privateKey: KeyObject }>;
beforeAll(() => {
  const make = (modulusLength: number) => generateKeyPairSync("rsa", { modulusLength });
  keys = { old: make(2048), new: make(2048), short: make(1024) };
});

const key = (kid: string) => {
  const pair = keys[kid];
  if (pair === undefined) throw new Error(`no key ${kid}`);
  return pair;
};

let server: Awaited<ReturnType<typeof startHttpServer>>;
let served: string[];
let status: number;
beforeEach(async () => {
  served = ["old"];
  status = 200;
  server = await startHttpServer(async (_request, response) => {
    const set = await Promise.all(
      served.map(async (kid) => ({ ...(await exportJWK(key(kid).publicKey)), kid, alg: "RS256", use: "sig" })),
    );
    answerJson(response, status, { keys: set });
  });
});
afterEach(() => server.stop());

const verifier = (settings: Partial<TokenSettings> = {}) =>
  createTokenVerifier({ jwksUrl: `${server.url}/.well-known/jwks.json`, now: () => NOW, ...settings });

type Token = { claims?: Record<string, unknown>; kid?: string | undefined; signedBy?: string };
const sign = ({ claims = {}, kid = "old", signedBy = kid }: Token = {}) =>
  new SignJWT({
    jti: "2c3f6a5e-0d2e-4a56-9a43-6e9d5a7c1b11",
    iat: NOW_S,
    exp: NOW_S + 90,
    iss: "jetpay",
    sub: "webhook",
    payload_hash: hashOf(BODY),
    ...claims,
  })
    .setProtectedHeader({ alg: "RS256", kid })
    .sign(key(signedBy).privateKey);

const delivered = (token: string | null, headers: Record<string, string> = {}) => ({
  body: BODY,
  headers: new Headers({ ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers }),
});
const refused = (reason: string) => ({ ok: false, reason });

describe("a delivery", () => {
  it("with a token of Jetpay's for this very body is believed", async () => {
    const verdict = await verifier()(delivered(await sign()));
    expect(verdict).toEqual({ ok: true, tokenId: "2c3f6a5e-0d2e-4a56-9a43-6e9d5a7c1b11" });
  });

  it.each([
    ["issuer and subject in capitals", { iss: "JETPAY", sub: "Webhook" }],
    ["a padded hash", { payload_hash: `${hashOf(BODY)}=` }],
    ["a clock a moment ahead", { iat: NOW_S + 4 }],
    ["an expiry a moment ago", { exp: NOW_S - 4 }],
  ])("is believed with %s", async (_what, claims) => {
    expect(await verifier()(delivered(await sign({ claims })))).toMatchObject({ ok: true });
  });

  it.each([
    ["expired", { exp: NOW_S - 60 }],
    ["issued_in_future", { iat: NOW_S + 60, exp: NOW_S + 150 }],
    ["issued_in_future", { nbf: NOW_S + 60 }],
    ["wrong_issuer", { iss: "stripe" }],
    ["wrong_issuer", { iss: undefined }],
    ["wrong_subject", { sub: "login" }],
    ["wrong_hash", { payload_hash: hashOf(Buffer.from("{}")) }],
    ["wrong_hash", { payload_hash: undefined }],
    ["malformed_token", { exp: undefined }],
    ["malformed_token", { iat: undefined }],
    ["malformed_token", { exp: "tomorrow" }],
  ])("is refused as %s for the claims %j", async (reason, claims) => {
    expect(await verifier()(delivered(await sign({ claims })))).toEqual(refused(reason));
  });

  it("with a changed byte is refused", async () => {
    const changed = { ...delivered(await sign()), body: Buffer.from(`${BODY.toString()} `) };
    expect(await verifier()(changed)).toEqual(refused("wrong_hash"));
  });

  it("without a token, or with something else in its place, is refused", async () => {
    const verify = verifier();
    expect(await verify(delivered(null))).toEqual(refused("missing_token"));
    for (const header of ["Basic dXNlcg==", "Bearer", "Bearer a b", "Bearer abc", "Bearer a.b.c"]) {
      const reason = await verify({ body: BODY, headers: new Headers({ authorization: header }) });
      expect(reason).toEqual(refused("malformed_token"));
    }
  });

  it("signed by another key under a known key's id is refused", async () => {
    expect(await verifier()(delivered(await sign({ kid: "old", signedBy: "new" })))).toEqual(refused("bad_signature"));
  });

  it("signed with the public key as a shared secret, or not at all, is refused", async () => {
    const secret = Buffer.from(key("old").publicKey.export({ type: "spki", format: "pem" }));
    const claims = { iat: NOW_S, exp: NOW_S + 90, iss: "jetpay", sub: "webhook", payload_hash: hashOf(BODY) };
    const shared = await new SignJWT(claims).setProtectedHeader({ alg: "HS256", kid: "old" }).sign(secret);
    expect(await verifier()(delivered(shared))).toEqual(refused("bad_signature"));
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const none = `${part({ alg: "none", kid: "old" })}.${part(claims)}.`;
    expect(await verifier()(delivered(none))).toEqual(refused("bad_signature"));
  });

  it("whose token names no key is refused", async () => {
    const claims = { iat: NOW_S, exp: NOW_S + 90 };
    const token = await new SignJWT(claims).setProtectedHeader({ alg: "RS256" }).sign(key("old").privateKey);
    expect(await verifier()(delivered(token))).toEqual(refused("malformed_token"));
  });
});

describe("Jetpay's keys", () => {
  it("are fetched once for many deliveries", async () => {
    const verify = verifier();
    const token = await sign();
    await Promise.all(Array.from({ length: 20 }, () => verify(delivered(token))));
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.path).toBe("/.well-known/jwks.json");
  });

  it("are fetched again when a token names one that was rotated in", async () => {
    const verify = verifier({ keysCooldownMs: 0 });
    expect(await verify(delivered(await sign()))).toMatchObject({ ok: true });
    served = ["old", "new"];
    expect(await verify(delivered(await sign({ kid: "new" })))).toMatchObject({ ok: true });
    expect(server.requests).toHaveLength(2);
  });

  it("are not fetched again for each of a flood of forged ids", async () => {
    const verify = verifier({ keysCooldownMs: 60_000 });
    for (let count = 0; count < 20; count += 1) {
      const forged = await sign({ kid: randomUUID(), signedBy: "new" });
      expect(await verify(delivered(forged))).toEqual(refused("unknown_key"));
    }
    expect(server.requests).toHaveLength(1);
  });

  it("that are too short for RS256 are as good as unknown", async () => {
    served = ["short"];
    const header = Buffer.from(JSON.stringify({ alg: "RS256", kid: "short" })).toString("base64url");
    expect(await verifier()(delivered(`${header}.${Buffer.from("{}").toString("base64url")}.c2ln`))).toEqual(
      refused("unknown_key"),
    );
  });

  it("out of reach are told apart from a bad token, and used once they are back", async () => {
    const verify = verifier();
    const token = await sign();
    status = 503;
    expect(await verify(delivered(token))).toEqual(refused("keys_unreachable"));
    status = 200;
    expect(await verify(delivered(token))).toMatchObject({ ok: true });
    await server.stop();
    expect(await verifier()(delivered(token))).toEqual(refused("keys_unreachable"));
  });
});

describe("the callback key", () => {
  const callbackKey = { header: "X-Api-Key", value: "s3cret" };

  it("is compared where one is set, in the header that was set", async () => {
    const verify = verifier({ callbackKey });
    const token = await sign();
    expect(await verify(delivered(token, { "x-api-key": "s3cret" }))).toMatchObject({ ok: true });
    expect(await verify(delivered(token))).toEqual(refused("callback_key_missing"));
    expect(await verify(delivered(token, { "x-api-key": "other" }))).toEqual(refused("callback_key_wrong"));
  });

  it("is never enough without the token", async () => {
    expect(await verifier({ callbackKey })(delivered(null, { "x-api-key": "s3cret" }))).toEqual(
      refused("missing_token"),
    );
  });
});
