import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Writable } from "node:stream";
import { asc } from "drizzle-orm";
import NextAuth from "next-auth";
import pino from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import type { Person } from "@/lib/context";
import { loadEnv } from "@/lib/env";
import { hashPassword } from "@/lib/team/password";
import type { SessionClaims } from "@/lib/team/session-rules";
import { openTestTeam, type TestTeam } from "@/lib/team/testing";
import { startTestProvider, type TestProvider } from "@/lib/team/testing-provider";
import { createAuthOptions } from "./auth";
import { personOf } from "./session-person";

const PASSWORD = "pay the millwright on time";
const APP_URL = "https://desk.harrowandpine.example";
let team: TestTeam;
let maya: Person;
let provider: TestProvider;
let server: Server;
let origin: string;
const lines: string[] = [];

beforeAll(async () => {
  team = await openTestTeam();
  maya = await team.add({ name: "Maya Chen", role: "preparer", passwordHash: await hashPassword(PASSWORD) });
  provider = await startTestProvider();
  const env = loadEnv({
    DATABASE_URL: "postgres://unused/unused",
    JETPAY_BASE_URL: "https://jetpay.example",
    JETPAY_API_TOKEN: "unused",
    JETPAY_TRANSFER_AMOUNT_UNIT: "cents",
    JETPAY_CARD_AMOUNT_UNIT: "cents",
    SMTP_URL: "smtp://127.0.0.1:9",
    APP_URL,
    NEXTAUTH_SECRET: "a secret of thirty-two characters",
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
  });
  const sink = new Writable({ write: (chunk, _encoding, done) => done(void lines.push(String(chunk))) });
  const options = createAuthOptions({ env, db: team.db, log: pino(sink) }, async () => "203.0.113.9");
  server = serveAuth(NextAuth(options));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await provider.close();
  await team.close();
});
beforeEach(() => team.db.delete(auditEntries));

describe("signing in by password", () => {
  it("sets a session that scripts cannot read, for this host over https only, for eight hours", async () => {
    const browser = new Browser();
    const answer = await browser.signIn({ email: maya.email, password: PASSWORD });
    expect(await answer.json()).toEqual({ url: `${APP_URL}/transactions` });
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith("__Host-next-auth.session-token="));
    expect(cookie).toMatch(/; Path=\/;.*; HttpOnly; Secure; SameSite=Lax$/);
    expect(cookie).not.toMatch(/domain/i);
    const expires = Date.parse(/Expires=([^;]+)/.exec(cookie ?? "")?.[1] ?? "") - Date.now();
    expect(Math.round(expires / 3_600_000)).toBe(8);
    const session = (await (await browser.get("/api/auth/session")).json()) as Record<string, unknown>;
    expect(session["claims"]).toMatchObject({ personId: maya.id, version: 1 });
  });

  it("needs next-auth's token against forged requests", async () => {
    const browser = new Browser();
    const answer = await browser.signIn({ email: maya.email, password: PASSWORD, csrfToken: "forged" });
    expect(await answer.json()).toEqual({ url: `${APP_URL}/api/auth/signin?csrf=true` });
    expect(browser.hasSession()).toBe(false);
    expect(await team.db.select().from(auditEntries)).toEqual([]);
  });

  it("says no more than that the two don't go together", async () => {
    const browser = new Browser();
    const answer = await browser.signIn({ email: "nobody@desk.test", password: "a guess" });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({
      url: `${APP_URL}/api/auth/error?error=CredentialsSignin&provider=credentials`,
    });
    expect(browser.hasSession()).toBe(false);
  });

  it("leads nowhere but to this site, and never writes a password to the log", async () => {
    for (const callbackUrl of [
      "https://evil.example/",
      "//evil.example",
      "/\\evil.example",
      `${APP_URL}.evil.example/`,
    ]) {
      const answer = await new Browser().signIn({ email: maya.email, password: PASSWORD, callbackUrl });
      expect(await answer.json(), callbackUrl).toEqual({ url: `${APP_URL}/` });
    }
    expect(lines.join("")).not.toContain(PASSWORD);
  });

  it("ends by signing out, which is recorded, and no copy of its token brings it back", async () => {
    const browser = new Browser();
    await browser.signIn({ email: maya.email, password: PASSWORD });
    const { claims } = (await (await browser.get("/api/auth/session")).json()) as { claims: SessionClaims };
    // A page that is under way renews its token, whose cookie comes after that of the sign-out.
    const renewed = { ...claims };
    expect(await personOf(team.db, renewed)).toMatchObject({ id: maya.id });
    await browser.post("/api/auth/signout", {});
    expect(browser.hasSession()).toBe(false);
    expect(await personOf(team.db, renewed)).toBeNull();
    expect(await personOf(team.db, { ...claims, sessionId: "another sign-in" })).toMatchObject({ id: maya.id });
    const entries = await team.db.select().from(auditEntries).orderBy(asc(auditEntries.id));
    expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["sign_in", maya.id],
      ["sign_out", maya.id],
    ]);
  });
});

describe("signing in by the identity provider", () => {
  const goThere = async (browser: Browser) => {
    const begun = await browser.post("/api/auth/signin/oidc", { callbackUrl: "/contacts" });
    const { url } = (await begun.json()) as { url: string };
    expect(new URL(url).searchParams.get("code_challenge_method")).toBe("S256");
    const back = new URL(provider.visit(url));
    expect(back.origin).toBe(APP_URL);
    return browser.get(back.pathname + back.search);
  };

  it("lets in whom it vouches for, as the person they are here", async () => {
    provider.claims = { email: "Maya.Chen@desk.test", email_verified: true, name: "Somebody Else" };
    const browser = new Browser();
    const answer = await goThere(browser);
    expect(answer.headers.get("location")).toBe(`${APP_URL}/contacts`);
    const session = (await (await browser.get("/api/auth/session")).json()) as Record<string, unknown>;
    expect(session["claims"]).toMatchObject({ personId: maya.id, version: 1 });
  });

  it("lets in nobody by an address that is not verified, or that nobody here has", async () => {
    for (const claims of [
      { email: maya.email },
      { email: maya.email, email_verified: false },
      { email: "stranger@desk.test", email_verified: true },
    ]) {
      provider.claims = claims;
      const browser = new Browser();
      const answer = await goThere(browser);
      expect(answer.headers.get("location")).toBe(`${APP_URL}/api/auth/error?error=AccessDenied`);
      expect(browser.hasSession()).toBe(false);
    }
    expect((await team.db.select().from(auditEntries)).map(({ outcome }) => outcome)).toEqual(
      Array.from({ length: 3 }, () => "refused"),
    );
  });
});

/** Keeps cookies as a browser would, and asks for next-auth's token before it posts. */
class Browser {
  readonly cookies = new Map<string, string>();

  hasSession = () => this.cookies.has("__Host-next-auth.session-token");
  get = (path: string) => this.send(path, {});
  signIn = (form: Record<string, string>) =>
    this.post("/api/auth/callback/credentials", { callbackUrl: "/transactions", ...form });

  async post(path: string, form: Record<string, string>): Promise<Response> {
    const { csrfToken } = (await (await this.get("/api/auth/csrf")).json()) as { csrfToken: string };
    return this.send(path, { method: "POST", body: new URLSearchParams({ csrfToken, json: "true", ...form }) });
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(origin + path, { ...init, headers: { cookie }, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }
}

/** next-auth on a socket of its own: what Next's server does for it, as far as it uses it. */
function serveAuth(handle: ReturnType<typeof NextAuth>): Server {
  return createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", APP_URL);
    let text = "";
    for await (const chunk of request) text += String(chunk);
    const cookies = (request.headers.cookie ?? "").split("; ").map((pair) => pair.split(/=(.*)/s).slice(0, 2));
    Object.assign(request, {
      query: { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.split("/").slice(3) },
      cookies: Object.fromEntries(cookies.map(([name, value]) => [name, decodeURIComponent(value ?? "")])),
      body: Object.fromEntries(new URLSearchParams(text)),
    });
    const json = (body: unknown) => response.setHeader("content-type", "application/json").end(JSON.stringify(body));
    Object.assign(response, {
      status: (code: number) => Object.assign(response, { statusCode: code }),
      json,
      send: (body: unknown) => (typeof body === "string" ? response.end(body) : json(body)),
    });
    await handle(request, response);
  });
}
