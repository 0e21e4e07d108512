import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { encode, getToken } from "next-auth/jwt";
import type { Env } from "@/lib/env";
import { lifetime, RENEW_SECONDS, readClaims } from "@/lib/team/session-rules";
import { newDevice, readDevice } from "./device";
import { contentPolicy, pageHeaders } from "./security-headers";
import { sessionCookie } from "./session-cookie";

/** What the door knows of the settings. */
export type DoorEnv = Pick<Env, "mode" | "appUrl" | "sessionSecret"> & { jetpay: Pick<Env["jetpay"], "pagesOrigin"> };

/**
 * Before every page: the policy with a nonce of its own, the path for whoever has to come back to it, and the door. Only
 * whether there is a token is looked at here; who it is, and what they may, is read from their row by the page.
 */
export async function answerAtDoor(request: NextRequest, env: DoorEnv): Promise<NextResponse> {
  const https = env.appUrl.startsWith("https://");
  const path = request.nextUrl.pathname + request.nextUrl.search;
  const nonce = randomBytes(16).toString("base64");
  const policy = contentPolicy({
    nonce,
    jetpayOrigin: env.jetpay.pagesOrigin,
    https,
    development: env.mode === "development",
  });

  const session = await readSession(request, env);
  // A form that is sent without a session is answered by its action, which says so and loses nothing.
  const reads = request.method === "GET" || request.method === "HEAD";
  if (session === null && reads && request.nextUrl.pathname !== "/sign-in") {
    const door = request.nextUrl.clone();
    door.pathname = "/sign-in";
    door.search = path === "/" ? "" : `?from=${encodeURIComponent(path)}`;
    return withHeaders(NextResponse.redirect(door), policy, https);
  }

  const headers = new Headers(request.headers);
  headers.set("x-jetdesk-path", path);
  headers.set("x-nonce", nonce);
  // Next puts the nonce it finds here on its own scripts.
  headers.set("content-security-policy", policy);
  const response = withHeaders(NextResponse.next({ request: { headers } }), policy, https);
  // What the browser fetches ahead of a press is nobody's doing, and must not keep a session awake.
  if (session !== null && reads && !request.headers.has("next-router-prefetch")) {
    await renew(response, session, env);
    const device = await readDevice(request.headers.get("cookie"), env);
    if (device?.personId !== session.claims.personId) response.cookies.set(await newDevice(session.claims, env));
  }
  return response;
}

type Session = NonNullable<Awaited<ReturnType<typeof readSession>>>;

async function readSession(request: NextRequest, { sessionSecret, appUrl }: DoorEnv) {
  const token = await getToken({ req: request, secret: sessionSecret, cookieName: sessionCookie(appUrl).name });
  const claims = readClaims(token, seconds());
  const issuedAt = typeof token?.["iat"] === "number" ? token["iat"] : 0;
  return claims === null ? null : { claims, issuedAt };
}

/**
 * Reading a page keeps the session for another while, and never more than that: a session that was ended meanwhile stays ended,
 * since its row or its person's says so whatever a token claims (session-person.ts). Not on a form's POST, whose own answer
 * may be to end it.
 */
async function renew(response: NextResponse, { claims, issuedAt }: Session, { sessionSecret, appUrl }: DoorEnv) {
  const now = seconds();
  if (now - issuedAt < RENEW_SECONDS) return;
  const maxAge = lifetime(claims.signedInAt, now);
  const { name, options } = sessionCookie(appUrl);
  const value = await encode({ token: { ...claims }, secret: sessionSecret, maxAge });
  response.cookies.set(name, value, { ...options, maxAge });
}

function withHeaders(response: NextResponse, policy: string, https: boolean): NextResponse {
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(pageHeaders(https))) response.headers.set(name, value);
  return response;
}

const seconds = (): number => Math.floor(Date.now() / 1000);
