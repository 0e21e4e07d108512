import { desc, eq } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import { record } from "@/lib/audit/record";
import { type Context, requireRight } from "@/lib/context";
import type { Env } from "@/lib/env";
import type { Answer } from "@/lib/jetpay/http";
import { publish } from "@/lib/live/publish";

/**
 * What is known after asking Jetpay for the list of webhooks, which changes nothing. `token_refused`: it does not take
 * the token; `not_permitted`: it takes it, but not for this; `unclear`: it answered with an error of its own, not in
 * time, or with what could not be read.
 */
export type TestOutcome =
  | "answered"
  | "token_refused"
  | "not_permitted"
  | "refused"
  | "busy"
  | "unreachable"
  | "unclear";

export type JetpayTest = {
  outcome: TestOutcome;
  httpStatus: number | null;
  /** Jetpay's own words, or why it could not be reached. */
  message: string | null;
  tookMs: number;
  /** ISO instant. */
  at: string;
  by: string;
};

/** How this process talks to Jetpay, by its environment. The token is never among it. */
export type JetpayConnection = {
  baseUrl: string;
  /** It is on this machine: the simulator, not Jetpay. */
  local: boolean;
  currency: string;
  units: Env["jetpay"]["units"];
  jwksUrl: string;
  callbackKeyHeader: string | null;
  lastTest: JetpayTest | null;
};

export async function readConnection(ctx: Context, env: Env["jetpay"]): Promise<JetpayConnection> {
  requireRight(ctx, "settings.read");
  return {
    baseUrl: env.baseUrl,
    local: /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(env.baseUrl).hostname),
    currency: env.currency,
    units: env.units,
    jwksUrl: env.jwksUrl,
    callbackKeyHeader: env.callbackKey?.header ?? null,
    lastTest: await readLastTest(ctx),
  };
}

/** Asks Jetpay something harmless and says what is known after it. Everybody who may read the settings may ask. */
export async function testJetpay(ctx: Context): Promise<JetpayTest> {
  requireRight(ctx, "settings.read");
  const asked = ctx.now();
  const answer = await ctx.jetpay.listWebhooks();
  const at = ctx.now();
  const known = { ...knownAfter(answer), tookMs: at.getTime() - asked.getTime() };
  await ctx.db.transaction(async (tx) => {
    await record(tx, { ...ctx, now: () => at }, { action: "jetpay.test", data: known });
    await publish(tx, "settings");
  });
  return { ...known, at: at.toISOString(), by: ctx.actor.name };
}

function knownAfter(answer: Answer<unknown>): Pick<JetpayTest, "outcome" | "httpStatus" | "message"> {
  switch (answer.kind) {
    case "accepted":
      return { outcome: "answered", httpStatus: answer.httpStatus, message: null };
    case "refused":
      return { outcome: refusedAs(answer.httpStatus), httpStatus: answer.httpStatus, message: answer.message };
    case "not_sent":
      return {
        outcome: answer.reason === "rate_limited" ? "busy" : "unreachable",
        httpStatus: answer.reason === "rate_limited" ? 429 : null,
        message: answer.message,
      };
    case "unknown":
      return { outcome: "unclear", httpStatus: answer.httpStatus ?? null, message: answer.message };
  }
}

/** The guide does not say what a wrong token or scope is answered with; these are HTTP's own meanings. */
const refusedAs = (status: number): TestOutcome =>
  status === 401 ? "token_refused" : status === 403 ? "not_permitted" : "refused";

async function readLastTest(ctx: Context): Promise<JetpayTest | null> {
  const [entry] = await ctx.db
    .select({ at: auditEntries.at, by: auditEntries.actorName, data: auditEntries.data })
    .from(auditEntries)
    .where(eq(auditEntries.action, "jetpay.test"))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(1);
  if (entry === undefined) return null;
  const data = entry.data as Pick<JetpayTest, "outcome" | "httpStatus" | "message" | "tookMs">;
  const { outcome, httpStatus, message, tookMs } = data;
  return { outcome, httpStatus, message, tookMs, at: entry.at.toISOString(), by: entry.by };
}
