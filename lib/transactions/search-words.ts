import * as shared from "@/lib/lists/operators";
import {
  type Operator,
  parseLine,
  printLine,
  type Read,
  type SearchLanguage,
  type SearchWords,
} from "@/lib/lists/search-line";
import { type Item, inQuotes, readItem } from "@/lib/lists/search-parts";
import type { TransactionFilter } from "./filter";
import { type Direction, FLOWS, type Flow, isKnownState, STATES, type State } from "./transaction";

/** How transactions are searched by a line of text: the words of lib/lists/search-line.ts. */

/** What a line of text can say: the whole filter but its view. */
export type SearchFilter = Omit<TransactionFilter, "view">;

export const NOTHING: SearchFilter = {
  text: "",
  flows: [],
  states: [],
  direction: null,
  ...shared.NO_CONTACT,
  last4: null,
  reference: null,
  ...shared.NO_AMOUNT,
  ...shared.NO_DAYS,
};

const readState = ({ text, quoted }: Item): State | undefined => {
  const word = shared.asWord(text);
  return isKnownState(word) ? word : quoted && text !== "" ? text : undefined;
};

/** Jetpay's own words, which we don't know, go in quotes: so that a slip of the pen is not taken for one. */
const printState = (state: State): string => (isKnownState(state) ? state : inQuotes(state));

const state: Operator<Pick<SearchFilter, "states">> = {
  about: "state",
  values: STATES,
  closed: true,
  list: true,
  read: (part, before) => {
    const read = shared.readList(part, before.states, "state", readState);
    return "list" in read ? { states: read.list } : read;
  },
  print: ({ states }) => (states.length === 0 ? [] : [`state:${states.map(printState).join(",")}`]),
};

/** `flows`: those that the list has. */
const flowOf = (flows: readonly Flow[]): Operator<Pick<SearchFilter, "flows">> => ({
  about: "flow",
  values: flows,
  closed: true,
  list: true,
  read: (part, before) => {
    const read = shared.readList(part, before.flows, "flow", ({ text }) => {
      const word = shared.asWord(text);
      return flows.find((flow) => flow === (word === "hold" ? "authorization" : word));
    });
    return "list" in read ? { flows: read.list } : read;
  },
  print: (filter) => (filter.flows.length === 0 ? [] : [`flow:${filter.flows.join(",")}`]),
});

const DIRECTION_WORDS: Record<string, Direction | undefined> = {
  in: "debit",
  out: "credit",
  debit: "debit",
  credit: "credit",
};

const direction: Operator<Pick<SearchFilter, "direction">> = {
  about: "direction",
  values: ["in", "out"],
  closed: true,
  read: (part): Read<Pick<SearchFilter, "direction">> => {
    const read = DIRECTION_WORDS[readItem(part.value).text.toLowerCase()];
    return read === undefined ? shared.unread("direction", part) : { direction: read };
  },
  print: (filter) => (filter.direction === null ? [] : [`direction:${filter.direction === "credit" ? "out" : "in"}`]),
};

const last4: Operator<Pick<SearchFilter, "last4">> = {
  about: "last4",
  read: (part) => {
    const digits = readItem(part.value).text.replace(/^[•*]+/, "");
    return /^\d{4}$/.test(digits) ? { last4: digits } : shared.unread("last4", part);
  },
  print: (filter) => (filter.last4 === null ? [] : [`last4:${filter.last4}`]),
};

/** Those that lists of some transactions share. */
export const transactionOperators = (flows: readonly Flow[]) => ({
  amount: shared.amount,
  state,
  flow: flowOf(flows),
  contact: shared.contact,
  ...shared.days,
  ref: shared.word("reference", "ref", "ref"),
});

const { amount, flow, contact, after, before, on, ref } = transactionOperators(FLOWS);

export const TRANSACTION_SEARCH: SearchLanguage<SearchFilter> = {
  nothing: NOTHING,
  operators: { amount, state, flow, direction, contact, after, before, on, last4, ref },
};

export const parseSearch = (line: string, words: SearchWords) => parseLine(TRANSACTION_SEARCH, line, words);
export const printSearch = (filter: SearchFilter, words: SearchWords) => printLine(TRANSACTION_SEARCH, filter, words);
