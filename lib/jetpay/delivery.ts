import { rewriteTokens, withStorableStrings } from "./exact-json";
import { depthOf, elements, members, type Span } from "./json-text";

/** One event as it is kept. */
export type DeliveryEvent = {
  id: bigint;
  type: string;
  /** ISO 8601 with the microseconds it came with; null when it is missing or no time PostgreSQL can hold. */
  createdAt: string | null;
  /** JSON text as received, made storable (see `parseDelivery`); `null` when there was none. */
  data: string;
};

export type Delivery = { ok: true; webhookId: bigint | null; events: DeliveryEvent[] } | { ok: false; problem: string };

const MAX_BIGINT = 2n ** 63n - 1n;
/** PostgreSQL's jsonb gives up on deep nesting at a depth that depends on its stack; real data has a handful of levels. */
const MAX_DEPTH = 200;
/** PostgreSQL's numeric has 131,072 digits before the point; no number of Jetpay's has a hundredth of a hundredth of it. */
const MAX_NUMBER_LENGTH = 100;
const MAX_EXPONENT = 400;

/**
 * Reads a delivery (guide: general-payload-structure) from its raw bytes. Refused is only what cannot be kept as events at
 * all: no JSON, no list of events, an event without an id in bigint's range or without a type. What is merely strange is
 * kept, for one strange event must not cost the others of its batch. So that PostgreSQL can store it:
 * - bytes that are not UTF-8, escaped NULs and lone surrogates become U+FFFD, the replacement character;
 * - a number of absurd size becomes a string of its digits;
 * - data nested deeper than 200 levels becomes one string holding its text.
 */
export function parseDelivery(body: Uint8Array): Delivery {
  const received = withStorableStrings(new TextDecoder().decode(body));
  if (!isJson(received)) return { ok: false, problem: "The body is not JSON." };
  const text = withStorableNumbers(received);
  const start = text.search(/\S/);
  if (text[start] !== "{") return { ok: false, problem: "The body is not an object." };
  const top = new Map(members(text, start));
  const list = top.get("events");
  if (list === undefined || text[list.from] !== "[") return { ok: false, problem: "The body has no list of events." };
  const events: DeliveryEvent[] = [];
  for (const item of elements(text, list.from)) {
    const event = readEvent(text, item);
    if ("problem" in event) return { ok: false, problem: `Event ${events.length + 1} of the list ${event.problem}.` };
    events.push(event);
  }
  return { ok: true, webhookId: readId(textOf(text, top.get("webhookId") ?? top.get("webhook_id"))), events };
}

function readEvent(text: string, item: Span): DeliveryEvent | { problem: string } {
  if (text[item.from] !== "{") return { problem: "is not an object" };
  const fields = new Map(members(text, item.from));
  const id = readId(textOf(text, fields.get("id")));
  if (id === null) return { problem: "has no id that is a whole number from 0 to 9223372036854775807" };
  const type = readString(textOf(text, fields.get("type")));
  if (type === null) return { problem: "has no type" };
  const createdAt = readString(textOf(text, fields.get("createdAt") ?? fields.get("created_at")));
  const data = textOf(text, fields.get("data")) ?? "null";
  return {
    id,
    type,
    createdAt: createdAt === null ? null : readTime(createdAt),
    data: depthOf(data) > MAX_DEPTH ? JSON.stringify(data) : data,
  };
}

const textOf = (text: string, span: Span | undefined): string | undefined =>
  span === undefined ? undefined : text.slice(span.from, span.to);

function readId(text: string | undefined): bigint | null {
  if (text === undefined || !/^\d{1,19}$/.test(text)) return null;
  const id = BigInt(text);
  return id <= MAX_BIGINT ? id : null;
}

const readString = (text: string | undefined): string | null =>
  text?.startsWith('"') === true ? String(JSON.parse(text)) : null;

/** Digits past the microsecond are dropped: PostgreSQL would round them, at worst into the next year. */
const TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)\d*(Z|[+-]\d\d:?\d\d)?$/i;
const YEAR_10000_MS = Date.UTC(10_000, 0, 1);

/** A time without a zone is taken as UTC. A day that does not exist is no time, nor is one before 1970 or after 9999. */
function readTime(text: string): string | null {
  const [, day = "", clock = "", zone = "Z"] = TIME.exec(text.trim()) ?? [];
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(day)) return null;
  const time = `${day}T${clock}${zone.toUpperCase()}`;
  const moment = Date.parse(time);
  return moment >= 0 && moment < YEAR_10000_MS ? time : null;
}

const withStorableNumbers = (text: string): string =>
  rewriteTokens(text, (token) => {
    if (token.startsWith('"')) return token;
    const power = Math.abs(Number(/[eE](.+)$/.exec(token)?.[1] ?? 0));
    return token.length > MAX_NUMBER_LENGTH || power > MAX_EXPONENT ? `"${token}"` : token;
  });

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
