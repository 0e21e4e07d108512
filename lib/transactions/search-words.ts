import { fold } from "@/lib/contacts/contact";
import { exponentOf, MAX_PAYMENT_MINOR, parseAmount, plainAmount } from "@/lib/money";
import { isUuid } from "@/lib/uuid";
import { periodOf, shiftDay, type TransactionFilter, writePeriod } from "./filter";
import { type Item, inQuotes, type Part, readItem, readItems, readParts } from "./search-parts";
import { type Direction, FLOWS, type Flow, isKnownState, type State } from "./transaction";

/**
 * The filter of a list as one line of text, and back: `amount:>500 state:failed,unknown contact:"north shore" 4821`.
 * What stands without an operator is looked for as text. The chips and this line are two views of one address.
 */

/** What a line of text can say: the whole filter but its view. */
export type SearchFilter = Omit<TransactionFilter, "view">;

export const OPERATORS = [
  "amount",
  "state",
  "flow",
  "direction",
  "contact",
  "after",
  "before",
  "on",
  "last4",
  "ref",
] as const;
export type Operator = (typeof OPERATORS)[number];

/** What the words are read by. `today`: a day of the desk's zone; `contacts`: those whose name means this very contact. */
export type SearchWords = { currency: string; today: string; contacts: readonly { id: string; name: string }[] };

export const SEARCH_PROBLEMS = ["operator", "value", "amount", "state", "flow", "direction", "last4", "day"] as const;

/** What is wrong with one part of the line. `word`: as it was written; `from`, `to`: where it stands. */
export type SearchProblem = { key: (typeof SEARCH_PROBLEMS)[number]; word: string; from: number; to: number };

export const NOTHING: SearchFilter = {
  text: "",
  flows: [],
  states: [],
  direction: null,
  contactId: null,
  contactName: null,
  last4: null,
  reference: null,
  minMinor: null,
  maxMinor: null,
  from: null,
  to: null,
};

/** Reads a line. A part that is wrong narrows nothing and is told; where one thing is said twice, the last word holds. */
export function parseSearch(line: string, words: SearchWords): { filter: SearchFilter; problems: SearchProblem[] } {
  let filter = NOTHING;
  const problems: SearchProblem[] = [];
  const texts: string[] = [];
  for (const part of readParts(line)) {
    const { operator, from, to } = part;
    if (operator === null) {
      const { text } = readItem(part.value);
      if (text !== "") texts.push(text);
      continue;
    }
    const wrong = (key: SearchProblem["key"], word: string) => problems.push({ key, word, from, to });
    const known = OPERATORS.find((name) => name === operator.toLowerCase());
    if (known === undefined) wrong("operator", operator);
    else {
      const read = READERS[known](part, filter, words);
      if ("wrong" in read) wrong(read.wrong, read.word);
      else filter = { ...filter, ...read };
    }
  }
  return { filter: { ...filter, text: printTexts(texts) }, problems };
}

/** Writes a filter as the line that is read as the same filter. */
export function printSearch(filter: SearchFilter, words: SearchWords): string {
  const name = words.contacts.find(({ id }) => id === filter.contactId)?.name ?? filter.contactId;
  return [
    ...printAmount(filter.minMinor, filter.maxMinor, words.currency),
    ...(filter.states.length === 0 ? [] : [`state:${filter.states.map(printState).join(",")}`]),
    ...(filter.flows.length === 0 ? [] : [`flow:${filter.flows.join(",")}`]),
    ...(filter.direction === null ? [] : [`direction:${filter.direction === "credit" ? "out" : "in"}`]),
    ...(name === null ? [] : [`contact:${printValue(name)}`]),
    ...(filter.contactName === null ? [] : [`contact:${printValue(filter.contactName)}`]),
    ...printDays(filter.from, filter.to),
    ...(filter.last4 === null ? [] : [`last4:${filter.last4}`]),
    ...(filter.reference === null ? [] : [`ref:${printValue(filter.reference)}`]),
    ...(filter.text === "" ? [] : [filter.text]),
  ].join(" ");
}

/** The texts that a row must hold, each of them: words, and what stands in quotes as one. */
export const textsOf = (text: string): string[] =>
  readParts(text)
    .map((part) => (part.operator === null ? readItem(part.value).text : text.slice(part.from, part.to)))
    .filter((each) => each !== "");

/** Texts as they are written one after the other; what would be read as something else goes in quotes. */
export const printTexts = (texts: readonly string[]): string => texts.map(printText).join(" ");

const printText = (text: string): string => {
  const [part, ...more] = readParts(text);
  const plain = more.length === 0 && part?.operator === null && !text.startsWith('"');
  return plain ? text : inQuotes(text);
};

/** One value: a name or a reference. */
export const printValue = (text: string): string => (/[\s"]|^\/\//.test(text) ? inQuotes(text) : text);

/** Jetpay's own words, which we don't know, go in quotes: so that a slip of the pen is not taken for one. */
const printState = (state: State): string => (isKnownState(state) ? state : inQuotes(state));

type Read = Partial<SearchFilter> | { wrong: SearchProblem["key"]; word: string };
type Reader = (part: Part, before: SearchFilter, words: SearchWords) => Read;

const unread = (wrong: SearchProblem["key"], { value }: Part): Read => ({ wrong, word: value });

/** Every item of a list, or the first that is wrong. Items said before stay. */
function readList<T>(
  part: Part,
  before: readonly T[],
  wrong: SearchProblem["key"],
  read: (item: Item) => T | undefined,
): { list: T[] } | { wrong: SearchProblem["key"]; word: string } {
  const list = [...before];
  for (const item of readItems(part.value)) {
    const one = read(item);
    if (one === undefined) return { wrong, word: item.text };
    if (!list.includes(one)) list.push(one);
  }
  return { list };
}

const READERS: Record<Operator, Reader> = {
  amount: (part, before, { currency }) => readAmounts(part, before, currency),
  state: (part, before) => {
    const read = readList(part, before.states, "state", ({ text, quoted }): State | undefined => {
      const word = text.toLowerCase().replaceAll(/[ -]/g, "_");
      return isKnownState(word) ? word : quoted && text !== "" ? text : undefined;
    });
    return "list" in read ? { states: read.list } : read;
  },
  flow: (part, before) => {
    const read = readList(part, before.flows, "flow", ({ text }): Flow | undefined => {
      const word = text.toLowerCase().replaceAll(/[ -]/g, "_");
      return FLOWS.find((flow) => flow === (word === "hold" ? "authorization" : word));
    });
    return "list" in read ? { flows: read.list } : read;
  },
  direction: (part) => {
    const direction = DIRECTION_WORDS[readItem(part.value).text.toLowerCase()];
    return direction === undefined ? unread("direction", part) : { direction };
  },
  contact: (part, _, { contacts }) => {
    const { text } = readItem(part.value);
    if (text === "") return unread("value", part);
    const known = contacts.find(({ name }) => fold(name) === fold(text))?.id ?? (isUuid(text) ? text : null);
    return known === null ? { contactId: null, contactName: text } : { contactId: known, contactName: null };
  },
  after: (part, _, { today }) => {
    const days = periodOf(part.value, today);
    return days === null ? unread("day", part) : { from: days.from };
  },
  before: (part, _, { today }) => {
    const days = periodOf(part.value, today);
    return days === null ? unread("day", part) : { to: shiftDay(days.from, -1) };
  },
  on: (part, _, { today }) => periodOf(part.value, today) ?? unread("day", part),
  last4: (part) => {
    const digits = readItem(part.value).text.replace(/^[•*]+/, "");
    return /^\d{4}$/.test(digits) ? { last4: digits } : unread("last4", part);
  },
  ref: (part) => {
    const { text } = readItem(part.value);
    return text === "" ? unread("value", part) : { reference: text };
  },
};

const DIRECTION_WORDS: Record<string, Direction | undefined> = {
  in: "debit",
  out: "credit",
  debit: "debit",
  credit: "credit",
};

/** `500`, `>500`, `<=500`, `100..500`: both ends of a filter are included, so `>500` begins a cent above. */
function readAmounts(part: Part, before: SearchFilter, currency: string): Read {
  const { text } = readItem(part.value);
  const [, low, high] = /^(.*\S)\.\.(\S.*)$/.exec(text) ?? [];
  if (low !== undefined && high !== undefined) {
    const [min, max] = [readMinor(low, currency), readMinor(high, currency)];
    return min === null || max === null || max < min ? unread("amount", part) : { minMinor: min, maxMinor: max };
  }
  const [, sign = "", number = ""] = /^([<>]=?|=)?(.*)$/.exec(text) ?? [];
  const minor = readMinor(number, currency);
  if (minor === null) return unread("amount", part);
  if (sign === "" || sign === "=") return { minMinor: minor, maxMinor: minor };
  if (sign.startsWith(">")) {
    const min = sign === ">" ? minor + 1 : minor;
    return min > MAX_PAYMENT_MINOR ? unread("amount", part) : { minMinor: min, maxMinor: before.maxMinor };
  }
  const max = sign === "<" ? minor - 1 : minor;
  return max < 0 ? unread("amount", part) : { minMinor: before.minMinor, maxMinor: max };
}

function readMinor(text: string, currency: string): number | null {
  if (/^[\s$]*0+(?:[.,]0*)?$/.test(text)) return 0;
  const read = parseAmount(text, currency);
  return "minor" in read ? read.minor : null;
}

function printAmount(min: number | null, max: number | null, currency: string): string[] {
  if (min !== null && min === max) return [`amount:${printMinor(min, currency)}`];
  const whole = 10 ** exponentOf(currency);
  const ends: string[] = [];
  if (min !== null) {
    ends.push(
      min > 0 && whole > 1 && (min - 1) % whole === 0
        ? `amount:>${printMinor(min - 1, currency)}`
        : `amount:>=${printMinor(min, currency)}`,
    );
  }
  if (max !== null) {
    ends.push(
      whole > 1 && (max + 1) % whole === 0 && max < MAX_PAYMENT_MINOR
        ? `amount:<${printMinor(max + 1, currency)}`
        : `amount:<=${printMinor(max, currency)}`,
    );
  }
  return ends;
}

/** Without a comma, and without cents where there are none: the same in every language. */
const printMinor = (minor: number, currency: string): string => plainAmount({ minor, currency }).replace(/\.0+$/, "");

function printDays(from: string | null, to: string | null): string[] {
  const period = from === null || to === null ? null : writePeriod(from, to);
  if (period !== null) return [`on:${period}`];
  return [...(from === null ? [] : [`after:${from}`]), ...(to === null ? [] : [`before:${shiftDay(to, 1)}`])];
}
