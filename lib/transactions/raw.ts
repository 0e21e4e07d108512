import { and, eq, sql } from "drizzle-orm";
import { operations, transactionEvents } from "@/db/schema/transactions";
import { webhookEvents } from "@/db/schema/webhooks";
import { type Context, requireRight } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { rewriteTokens } from "@/lib/jetpay/exact-json";
import { redact } from "@/lib/jetpay/redact";
import { isUuid } from "@/lib/uuid";

/** What is raw behind a fact, as JSON text to be shown: an event as received, or a call with its answer, redacted. */
export type RawFact =
  | { kind: "event"; eventId: string; receivedAt: string; text: string }
  | {
      kind: "call";
      line: string;
      sentAt: string | null;
      request: string | null;
      httpStatus: number | null;
      answer: string | null;
    };

/** To the microsecond, as Jetpay writes it. */
const CREATED_AT = sql<
  string | null
>`to_char(${webhookEvents.createdAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Fetched when a person unfolds a line, never with the page. */
export async function readRawFact(ctx: Context, transactionId: string, factId: number): Promise<RawFact> {
  requireRight(ctx, "desk.read");
  if (!isUuid(transactionId)) throw new NotFound("transaction");
  const [found] = await ctx.db
    .select({ event: webhookEvents, createdAt: CREATED_AT, operation: operations })
    .from(transactionEvents)
    .leftJoin(webhookEvents, eq(webhookEvents.id, transactionEvents.webhookEventId))
    .leftJoin(operations, eq(operations.id, transactionEvents.operationId))
    .where(and(eq(transactionEvents.id, factId), eq(transactionEvents.transactionId, transactionId)));
  const { event = null, operation = null } = found ?? {};
  if (event !== null) {
    const { id, type } = event;
    const head = `{"id":${id},"createdAt":"${found?.createdAt}","type":${JSON.stringify(type)},"data":`;
    return {
      kind: "event",
      eventId: String(id),
      receivedAt: event.receivedAt.toISOString(),
      text: indent(`${head}${event.data}}`),
    };
  }
  if (operation === null) throw new NotFound("raw payload");
  const sent = operation.request as { method?: string; path?: string; body?: unknown } | null;
  return {
    kind: "call",
    line: `${sent?.method ?? ""} ${sent?.path ?? ""}`.trim(),
    sentAt: operation.sentAt?.toISOString() ?? null,
    request: asText(sent?.body),
    httpStatus: operation.httpStatus,
    answer: asText(operation.response),
  };
}

/** Redacted when it was recorded; once more here, so that a name added to the list since then holds for old records too. */
const asText = (body: unknown): string | null =>
  body === undefined || body === null ? null : JSON.stringify(redact(body), null, 2);

const MARK = "\ue000";

/** Indents JSON text without putting a number through a double: ids beyond 2^53 keep every digit. */
export function indent(json: string): string {
  const marked = rewriteTokens(json, (token) => (token.startsWith('"') ? token : `"${MARK}${token}"`));
  return JSON.stringify(JSON.parse(marked), null, 2).replace(new RegExp(`"${MARK}([^"]*)"`, "g"), "$1");
}
