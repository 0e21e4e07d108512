import { fold } from "@/lib/contacts/contact";
import { exponentOf, MAX_PAYMENT_MINOR, parseAmount, plainAmount } from "@/lib/money";
import { isUuid } from "@/lib/uuid";
import { DATE_PRESETS, periodOf, shiftDay, writePeriod } from "./days";
import { type Operator, printValue, type Read } from "./search-line";
import { type Item, type Part, readItem, readItems } from "./search-parts";

/** The operators that several lists share, each over its own piece of a filter. */

/** Integer minor units, inclusive. */
export type AmountFilter = { minMinor: number | null; maxMinor: number | null };
/** `contactName`: a piece of the contact's name or mail address; it says nothing where `contactId` names one. */
export type ContactFilter = { contactId: string | null; contactName: string | null };
/** Days of the desk's zone, `2026-11-20`, inclusive. */
export type DayFilter = { from: string | null; to: string | null };

export const NO_AMOUNT: AmountFilter = { minMinor: null, maxMinor: null };
export const NO_CONTACT: ContactFilter = { contactId: null, contactName: null };
export const NO_DAYS: DayFilter = { from: null, to: null };

type Wrong = { wrong: Extract<Read<object>, { wrong: string }>["wrong"]; word: string };
export const unread = (wrong: Wrong["wrong"], { value }: Part): Wrong => ({ wrong, word: value });

/** `500`, `>500`, `<=500`, `100..500`. */
export const amount: Operator<AmountFilter> = {
  about: "amount",
  read: (part, before, { currency }) => readAmounts(part, before, currency),
  print: ({ minMinor, maxMinor }, { currency }) => printAmount(minMinor, maxMinor, currency),
};

export const contact: Operator<ContactFilter> = {
  about: "contact",
  read: (part, _, { contacts }) => {
    const { text } = readItem(part.value);
    if (text === "") return unread("value", part);
    const known = contacts.find(({ name }) => fold(name) === fold(text))?.id ?? (isUuid(text) ? text : null);
    return known === null ? { contactId: null, contactName: text } : { contactId: known, contactName: null };
  },
  print: ({ contactId, contactName }, { contacts }) => {
    const name = contactId === null ? contactName : (contacts.find(({ id }) => id === contactId)?.name ?? contactId);
    return name === null ? [] : [`contact:${printValue(name)}`];
  },
};

/** `after:` and the day itself, `before:` and not the day, `on:` a day, month or year. */
export const days = {
  after: {
    about: "after",
    values: DATE_PRESETS,
    read: (part, _, { today }) => {
      const period = periodOf(part.value, today);
      return period === null ? unread("day", part) : { from: period.from };
    },
    print: ({ from, to }) => (from === null || writtenOn(from, to) !== null ? [] : [`after:${from}`]),
  },
  before: {
    about: "before",
    values: DATE_PRESETS,
    read: (part, _, { today }) => {
      const period = periodOf(part.value, today);
      return period === null ? unread("day", part) : { to: shiftDay(period.from, -1) };
    },
    print: ({ from, to }) => (to === null || writtenOn(from, to) !== null ? [] : [`before:${shiftDay(to, 1)}`]),
  },
  on: {
    about: "on",
    values: DATE_PRESETS,
    read: (part, _, { today }) => periodOf(part.value, today) ?? unread("day", part),
    print: ({ from, to }) => {
      const period = writtenOn(from, to);
      return period === null ? [] : [`on:${period}`];
    },
  },
} satisfies Record<string, Operator<DayFilter>>;

const writtenOn = (from: string | null, to: string | null): string | null =>
  from === null || to === null ? null : writePeriod(from, to);

/** A text of one field: a reference, a mail address. */
export const word = <K extends string>(
  field: K,
  name: string,
  about: Operator<object>["about"],
): Operator<Record<K, string | null>> => ({
  about,
  read: (part) => {
    const { text } = readItem(part.value);
    return text === "" ? unread("value", part) : (Object.fromEntries([[field, text]]) as Record<K, string | null>);
  },
  print: (filter) => {
    const text = filter[field];
    return text === null ? [] : [`${name}:${printValue(text)}`];
  },
});

/** Some of a few words; `about` says what stands for them on the screen. */
export const choice = <K extends string, V extends string>(
  field: K,
  name: string,
  values: readonly V[],
  about: Operator<object>["about"],
): Operator<Record<K, V[]>> => ({
  about,
  values,
  closed: true,
  list: true,
  read: (part, before) => {
    const read = readList(part, before[field], "choice", ({ text }) => values.find((value) => value === asWord(text)));
    return "list" in read ? (Object.fromEntries([[field, read.list]]) as Record<K, V[]>) : read;
  },
  print: (filter) => (filter[field].length === 0 ? [] : [`${name}:${filter[field].join(",")}`]),
});

/** `Awaiting-approval` as it is written here. */
export const asWord = (text: string): string => text.toLowerCase().replaceAll(/[ -]/g, "_");

/** Every item of a list, or the first that is wrong. Items said before stay. */
export function readList<T>(
  part: Part,
  before: readonly T[],
  wrong: Wrong["wrong"],
  read: (item: Item) => T | undefined,
): { list: T[] } | Wrong {
  const list = [...before];
  for (const item of readItems(part.value)) {
    const one = read(item);
    if (one === undefined) return { wrong, word: item.text };
    if (!list.includes(one)) list.push(one);
  }
  return { list };
}

/** Both ends of a filter are included, so `>500` begins a cent above. */
function readAmounts(part: Part, before: AmountFilter, currency: string): Read<AmountFilter> {
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
