"use client";

import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { fetchJson } from "@/components/live/fetch-json";
import { useDesk } from "@/components/shell/desk-context";
import type { ContactChoice } from "@/lib/contacts/contact";
import { dayKey } from "@/lib/i18n/format";
import { type Completables, complete, offeredFor, type Typing, typingAt } from "@/lib/lists/search-complete";
import { parseLine, printLine, printValue, type SearchLanguage } from "@/lib/lists/search-line";
import { useOptions } from "../../ui/use-options";

type Named = { id: string; name: string };
type Given<F extends { text: string }> = {
  language: SearchLanguage<F>;
  filter: F;
  onChange: (filter: F) => void;
  /** The contact that is filtered by, as the line names it. */
  contact: Named | null;
  /** What is typed is looked for once typing pauses, where there is nothing wrong with it. */
  onPause?: (filter: F) => void;
};

/** Long enough that a word is one question, short enough to feel at once. */
const PAUSE_MS = 180;

/** A choice of the list: what is written for it, and whom it names where it is a contact. */
export type Choice = { write: string; contact?: Named & { email: string } };

export type SearchLine = ReturnType<typeof useSearchLine>;

/** What the search box is doing: what is typed, where the caret stands, what is wrong, and which choice the keys are on. */
export function useSearchLine<F extends { text: string }>({ language, filter, onChange, contact, onPause }: Given<F>) {
  const { operators, nothing } = language;
  const { currency, zone, locale } = useDesk();
  const input = useRef<HTMLInputElement>(null);
  const [named, setNamed] = useState<readonly Named[]>([]);
  const contacts = contact === null ? named : [contact, ...named];
  const words = { currency, today: dayKey(new Date(), zone), contacts, locale };
  const printed = printLine(language, filter, words);
  // What is typed counts for the filter it was typed over; once that changes, the line is the filter's again.
  const [draft, setDraft] = useState({ over: printed, text: printed });
  const text = draft.over === printed ? draft.text : printed;
  const [caret, setCaret] = useState(text.length);
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const [tried, setTried] = useState(false);
  const typing = typingAt(operators, text, caret);
  const choices = useChoices(operators, typing, open, locale);
  const [moved, setMoved] = useState<{ over: string; to: number } | null>(null);
  const over = JSON.stringify(typing);
  const active = moved?.over === over ? moved.to : startOf(operators, typing, choices);

  // React puts the caret to the end of a text that it wrote.
  const put = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (put.current !== null) input.current?.setSelectionRange(put.current, put.current);
    put.current = null;
  });

  const show = () => {
    setOpen(true);
    setAsked(true);
  };
  const write = (next: string, at: number) => {
    setDraft({ over: printed, text: next });
    setCaret(at);
    setTried(false);
  };
  const lookedFor = useRef(text);
  useEffect(() => {
    if (onPause === undefined || text === lookedFor.current) return undefined;
    const timer = setTimeout(() => {
      lookedFor.current = text;
      const read = parseLine(language, text, words);
      const line = printLine(language, read.filter, words);
      if (read.problems.length > 0 || line === printed) return;
      setDraft({ over: line, text });
      onPause(read.filter);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  });
  const submit = () => {
    setOpen(false);
    setTried(true);
    const read = parseLine(language, text, words);
    if (read.problems.length > 0) return;
    const line = printLine(language, read.filter, words);
    setDraft({ over: printed, text: line });
    if (line !== printed) onChange(read.filter);
  };
  const choose = ({ write: value, contact: who }: Choice) => {
    if (typing === null) return;
    if (who !== undefined) setNamed([who, ...named.filter(({ name }) => name !== who.name)]);
    const next = complete(text, typing, value);
    write(next.line, next.caret);
    put.current = next.caret;
    show();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const choice = open ? choices[active] : undefined;
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      show();
      // One place more than there are choices: the line itself.
      const places = choices.length + 1;
      setMoved({ over, to: open ? ((active + 1 + step + places) % places) - 1 : 0 });
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === "Escape") {
      write(printed, printed.length);
    } else if ((event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) && choice !== undefined) {
      event.preventDefault();
      choose(choice);
    }
  };
  return {
    operators: operators as Completables,
    input,
    text,
    typing,
    choices,
    active,
    open,
    /** The list was opened once: from then on its code is here. */
    asked,
    problems: tried ? parseLine(language, text, words).problems : [],
    /** Something else is typed than what is listed. */
    waits: text !== printed,
    type: (next: string, at: number | null) => {
      write(next, at ?? next.length);
      show();
    },
    moveCaret: (at: number | null) => setCaret(at ?? text.length),
    show,
    leave: () => {
      setOpen(false);
      setTried(true);
    },
    clear: () => {
      write("", 0);
      onChange(nothing);
      input.current?.focus();
    },
    submit,
    choose,
    onKeyDown,
  };
}

const STEPS: Record<string, number | undefined> = { ArrowDown: 1, ArrowUp: -1 };

/** Where the keys begin: a value that must be one of a few is taken by Enter; anything else is looked for as it is. */
function startOf(operators: Completables, typing: Typing | null, choices: readonly Choice[]): number {
  const closed = typing?.operator == null ? undefined : operators[typing.operator]?.closed;
  if (typing === null || closed !== true || typing.typed === "") return -1;
  return choices[0] === undefined || choices.some(({ write }) => write === typing.typed) ? -1 : 0;
}

/** Words of a list, or contacts by what is typed; choosing one of these means that very contact, not everyone of a like name. */
function useChoices(operators: Completables, typing: Typing | null, open: boolean, locale: string): readonly Choice[] {
  const asked = open && typing?.operator === "contact";
  const { options } = useOptions(findContacts, asked ? typing.typed : "", asked);
  if (typing === null) return [];
  if (typing.operator !== "contact") return offeredFor(operators, typing, locale).map((write) => ({ write }));
  return options.map(({ id, name, email }) => ({ write: printValue(name), contact: { id, name, email } }));
}

const findContacts = (text: string, signal: AbortSignal): Promise<ContactChoice[]> =>
  fetchJson(`/api/desk/contacts/search?q=${encodeURIComponent(text)}`, signal);
