import { NextRequest } from "next/server";
import { encode, getToken } from "next-auth/jwt";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { config } from "@/proxy";
import { readDevice } from "./device";
import { answerAtDoor, type DoorEnv } from "./door";

const NAME = "__Host-next-auth.session-token";
const env: DoorEnv = {
  mode: "production",
  appUrl: "https://desk.example",
  sessionSecret: "a secret of thirty-two characters",
  jetpay: { pagesOrigin: "https://jetpay.example" },
};
const BEGIN = Date.parse("2026-03-02T08:00:00Z");
const hours = (count: number) => vi.setSystemTime(BEGIN + count * 3_600_000);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  hours(0);
});
afterEach(() => vi.useRealTimers());

const newToken = (maxAge = 8 * 3600) =>
  encode({
    token: { personId: "p", sessionId: "s", version: 1, signedInAt: BEGIN / 1000 },
    secret: env.sessionSecret,
    maxAge,
  });
const knock = (path: string, init: { token?: string; method?: string; headers?: Record<string, string> } = {}) => {
  const cookie = init.token === undefined ? {} : { cookie: `${NAME}=${init.token}` };
  const headers = { ...init.headers, ...cookie };
  return answerAtDoor(new NextRequest(env.appUrl + path, { method: init.method ?? "GET", headers }), env);
};
const sentOn = (response: Response, name: string) => response.headers.get(`x-middleware-request-${name}`);

describe("a visitor without a session", () => {
  it("is sent to sign in, with the way back", async () => {
    const answer = await knock("/transactions?state=unknown&flow=payout");
    expect(answer.status).toBe(307);
    expect(answer.headers.get("location")).toBe(
      "https://desk.example/sign-in?from=%2Ftransactions%3Fstate%3Dunknown%26flow%3Dpayout",
    );
    expect((await knock("/")).headers.get("location")).toBe("https://desk.example/sign-in");
  });

  it("sees the sign-in page itself", async () => {
    expect((await knock("/sign-in?from=/contacts")).headers.get("location")).toBeNull();
  });

  it("is one whose token is forged, out of date or a day old", async () => {
    const forged = await encode({
      token: { personId: "p", sessionId: "s", version: 1, signedInAt: BEGIN / 1000 },
      secret: "another",
    });
    const [short, long] = [await newToken(60), await newToken(48 * 3600)];
    hours(1);
    for (const token of ["nonsense", forged, short]) expect((await knock("/", { token })).status).toBe(307);
    expect((await knock("/", { token: long })).status).toBe(200);
    hours(24);
    expect((await knock("/", { token: long })).status).toBe(307);
  });

  it("who sends a form is answered by its action", async () => {
    expect((await knock("/payouts/new", { method: "POST" })).headers.get("location")).toBeNull();
  });
});

describe("a page", () => {
  it("is told its path and a nonce that no two requests share, whatever the browser claims", async () => {
    const headers = { "x-jetdesk-path": "/forged", "x-nonce": "forged" };
    const first = await knock("/contacts?q=ada", { token: await newToken(), headers });
    const second = await knock("/contacts", { token: await newToken() });
    expect(sentOn(first, "x-jetdesk-path")).toBe("/contacts?q=ada");
    const nonce = sentOn(first, "x-nonce");
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(sentOn(second, "x-nonce")).not.toBe(nonce);
    expect(first.headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
    expect(first.headers.get("strict-transport-security")).toContain("max-age=63072000");
  });

  it("keeps the session awake, but not beyond its day", async () => {
    const token = await newToken();
    hours(0.05);
    expect((await knock("/", { token })).cookies.get(NAME)).toBeUndefined();
    hours(7);
    const renewed = (await knock("/", { token })).cookies.get(NAME);
    expect(renewed).toMatchObject({ httpOnly: true, secure: true, sameSite: "lax", path: "/", maxAge: 8 * 3600 });
    hours(14);
    const again = (await knock("/", { token: renewed?.value ?? "" })).cookies.get(NAME);
    hours(20);
    const last = (await knock("/", { token: again?.value ?? "" })).cookies.get(NAME);
    expect(last?.maxAge).toBe(4 * 3600);
    const request = new NextRequest(env.appUrl, { headers: { cookie: `${NAME}=${last?.value}` } });
    const kept = await getToken({ req: request, secret: env.sessionSecret, cookieName: NAME });
    expect(kept).toMatchObject({ personId: "p", sessionId: "s", version: 1, signedInAt: BEGIN / 1000 });
  });

  it("that is fetched ahead, or a form that is sent, does not", async () => {
    const token = await newToken();
    hours(7);
    const ahead = await knock("/", { token, headers: { "next-router-prefetch": "1" } });
    const form = await knock("/", { token, method: "POST" });
    expect([ahead.cookies.get(NAME), form.cookies.get(NAME)]).toEqual([undefined, undefined]);
  });
});

describe("the mark of a browser somebody has signed in by", () => {
  const DEVICE = "__Host-jetdesk.device";

  it("is set once, for the person and this sign-in, and read by nothing but our own key", async () => {
    const token = await newToken();
    const set = (await knock("/", { token })).cookies.get(DEVICE);
    expect(set).toMatchObject({ httpOnly: true, secure: true, sameSite: "lax", path: "/", maxAge: 180 * 86_400 });
    const cookie = `${DEVICE}=${set?.value}`;
    expect(await readDevice(`a=b; ${cookie}`, env)).toEqual({ id: "s", personId: "p" });
    expect(await readDevice(cookie, { ...env, sessionSecret: "another secret of enough letters" })).toBeNull();
    expect(await readDevice(`${DEVICE}=${token}`, env)).toBeNull();
    const both = { cookie: `${NAME}=${token}; ${cookie}` };
    expect((await knock("/", { headers: both })).cookies.get(DEVICE)).toBeUndefined();
  });

  it("opens nothing", async () => {
    const { value = "" } = (await knock("/", { token: await newToken() })).cookies.get(DEVICE) ?? {};
    expect((await knock("/", { token: value })).status).toBe(307);
    expect((await knock("/sign-in")).cookies.get(DEVICE)).toBeUndefined();
  });
});

it("stands before pages only", () => {
  const pages = new RegExp(`^${config.matcher[0]}$`);
  for (const path of ["/", "/contacts/7", "/apinions", "/settings/people"]) expect(path).toMatch(pages);
  for (const path of ["/api/desk/people", "/api/webhooks/jetpay", "/_next/static/a.js", "/icon.svg"]) {
    expect(path).not.toMatch(pages);
  }
});
