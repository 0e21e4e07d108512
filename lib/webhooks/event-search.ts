import { choice, type DayFilter, days, NO_DAYS, word } from "@/lib/lists/operators";
import { printLine, type SearchLanguage, type SearchWords } from "@/lib/lists/search-line";

/** What became of an event that was heard, pure: `set_aside` could not be applied, and held up no other. */
export const EVENT_STATES = ["applied", "waiting", "set_aside"] as const;
export type EventState = (typeof EVENT_STATES)[number];

export const EVENT_VIEWS = ["all", "set_aside", "waiting"] as const;
export type EventView = (typeof EVENT_VIEWS)[number];

/** What the list of events is narrowed down to; days are those on which they were heard. */
export type EventSearch = DayFilter & {
  /** Ids of events, ids or references of transactions, or pieces of a type; each must be true of it. */
  text: string;
  states: EventState[];
  /** A piece of its type, `debits.completed`. */
  type: string | null;
};
export type EventFilter = EventSearch & { view: EventView };

export const EVENT_SEARCH: SearchLanguage<EventSearch> = {
  nothing: { text: "", states: [], type: null, ...NO_DAYS },
  operators: {
    state: choice("states", "state", EVENT_STATES, "choice"),
    type: word("type", "type", "type"),
    ...days,
  },
};

export const printEventSearch = (filter: EventSearch, words: SearchWords): string =>
  printLine(EVENT_SEARCH, filter, words);
