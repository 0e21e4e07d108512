import { parseNumbersAsText, stringifyExact, withStorableStrings } from "./exact-json";
import { type Exchange, exchange } from "./exchange";
import { assertOutsideTransaction } from "./outside-transaction";
import { redact, redactText, secretsIn } from "./redact";
import { readRefusal } from "./refusal";

/** The request as it went out, fit for the record: bank numbers and secrets blanked. */
export type Sent = { method: string; path: string; body: unknown };

/** It happened: a 2xx that could be read. `at` is Jetpay's `Date` header. */
export type Accepted<T> = { kind: "accepted"; value: T; httpStatus: number; at: Date | null; body: unknown };

/** It did not happen: a 4xx. `fields` name wire fields (`to_bank_account`). */
export type Refused = {
  kind: "refused";
  httpStatus: number;
  message: string;
  fields: { path: string; message: string }[];
  declined: boolean;
  body: unknown;
};

/** It did not happen: nothing reached Jetpay, or Jetpay said to come back later (429). */
export type NotSent = {
  kind: "not_sent";
  reason: "unreachable" | "rate_limited";
  message: string;
  retryAfterMs?: number;
};

type UnknownReason = "timeout" | "connection_lost" | "server_error" | "unreadable" | "amount_mismatch" | "redirect";

/** It may have happened. Never to be sent again by itself. `transactionId` where the body gave one away. */
export type Unknown = {
  kind: "unknown";
  reason: UnknownReason;
  httpStatus?: number;
  message: string;
  body?: unknown;
  transactionId?: string;
  /** The amount that it names, in minor units, where that is another than was sent and can be read. */
  echoMinor?: number;
};

/** What became of one call. `body` is Jetpay's whole answer, redacted. */
export type Outcome<T> = Accepted<T> | Refused | NotSent | Unknown;
export type Answer<T> = Outcome<T> & { sent: Sent };

/** What a reader makes of a 2xx body, whose numbers arrive as text. */
export type Reading<T> =
  | { value: T }
  | { problem: "unreadable" | "amount_mismatch"; message: string; transactionId?: string; echoMinor?: number };

export type Call<T> = {
  baseUrl: string;
  token: string;
  method: string;
  path: string;
  body?: Record<string, unknown>;
  read: (body: unknown) => Reading<T>;
  /** Finds a transaction id in a body that could not be read otherwise. */
  findTransactionId: (body: unknown) => string | undefined;
  timeoutMs: number;
  now: () => Date;
  ca?: string;
};

/** Makes one call and says what is known of its effect. Throws only when called inside a database transaction. */
export async function call<T>(request: Call<T>): Promise<Answer<T>> {
  assertOutsideTransaction();
  const secrets = [request.token, ...secretsIn(request.body)];
  const sent: Sent = { method: request.method, path: request.path, body: redact(request.body ?? null, secrets) };
  const outcome = await exchange({
    method: request.method,
    url: new URL(request.baseUrl.replace(/\/+$/, "") + request.path),
    timeoutMs: request.timeoutMs,
    ...wireBody(request),
    ...(request.ca === undefined ? {} : { ca: request.ca }),
  });
  return { ...judge(request, outcome, secrets), sent };
}

function wireBody({ token, body }: { token: string; body?: Record<string, unknown> }) {
  const headers: Record<string, string> = { authorization: `Bearer ${token}`, accept: "application/json" };
  if (body === undefined) return { headers };
  const text = stringifyExact(body);
  headers["content-type"] = "application/json";
  headers["content-length"] = String(Buffer.byteLength(text));
  return { headers, body: text };
}

function judge<T>(request: Call<T>, outcome: Exchange, secrets: string[]): Outcome<T> {
  if (outcome.kind === "not_connected") return { kind: "not_sent", reason: "unreachable", message: outcome.message };
  if (outcome.kind === "lost") return { kind: "unknown", reason: outcome.reason, message: outcome.message };
  const { status } = outcome;
  const body = recordable(outcome.text, secrets);
  const doubt = (reason: UnknownReason, message: string, transactionId = foundIn(request, outcome.text)): Unknown => ({
    kind: "unknown",
    reason,
    httpStatus: status,
    message,
    body,
    ...(transactionId === undefined ? {} : { transactionId }),
  });
  if (status === 429) return rateLimited(outcome, body, request.now());
  if (status === 408) return doubt("timeout", "Jetpay answered 408: it gave up waiting");
  if (status >= 400 && status < 500) return { kind: "refused", httpStatus: status, ...readRefusal(status, body), body };
  if (status >= 300 && status < 400) return doubt("redirect", `Jetpay answered ${status}, which is not followed`);
  if (status < 200 || status >= 500) return doubt("server_error", `Jetpay answered ${status}`);
  if (outcome.end === "too_long") return doubt("unreadable", "the answer is longer than 1 MiB");
  if (outcome.end !== "whole") return doubt(outcome.end, "the answer broke off");
  const parsed = parse(outcome.text);
  if ("problem" in parsed) return doubt("unreadable", parsed.problem);
  const reading = request.read(parsed.value);
  if ("problem" in reading) {
    const { problem, message, transactionId, echoMinor } = reading;
    return { ...doubt(problem, message, transactionId), ...(echoMinor === undefined ? {} : { echoMinor }) };
  }
  return { kind: "accepted", value: reading.value, httpStatus: status, at: dateIn(outcome.headers.date), body };
}

function rateLimited(
  { headers }: { headers: { "retry-after"?: string | undefined } },
  body: unknown,
  now: Date,
): NotSent {
  const retryAfterMs = readRetryAfter(headers["retry-after"], now);
  const { message } = readRefusal(429, body);
  return { kind: "not_sent", reason: "rate_limited", message, ...(retryAfterMs === null ? {} : { retryAfterMs }) };
}

/** Both forms of RFC 9110: seconds, or a date. */
function readRetryAfter(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const until = dateIn(header);
  return until === null ? null : Math.max(0, until.getTime() - now.getTime());
}

function dateIn(header: string | undefined): Date | null {
  const time = Date.parse(header ?? "");
  return Number.isNaN(time) ? null : new Date(time);
}

function parse(text: string): { value: unknown } | { problem: string } {
  if (text.trim() === "") return { value: undefined };
  try {
    return { value: parseNumbersAsText(withStorableStrings(text)) };
  } catch {
    return { problem: "the answer is not JSON" };
  }
}

function foundIn<T>(request: Call<T>, text: string): string | undefined {
  const parsed = parse(text);
  return "value" in parsed ? request.findTransactionId(parsed.value) : undefined;
}

/** The body for the record: parsed where it can be (not JSON, or nested too deep to walk: as text), storable, redacted. */
function recordable(text: string, secrets: string[]): unknown {
  try {
    return redact(JSON.parse(withStorableStrings(text)), secrets);
  } catch {
    return text === "" ? null : redactText(text.replaceAll("\0", "\ufffd"), secrets);
  }
}
