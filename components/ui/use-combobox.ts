"use client";

import { type KeyboardEvent, useEffect, useState } from "react";
import type { ComboboxOption, ComboboxProps } from "./combobox";
import { useOptions } from "./use-options";

type Given<O extends ComboboxOption> = Pick<ComboboxProps<O>, "value" | "search" | "onChange"> & {
  create: ComboboxProps<O>["create"];
  onBlur: ComboboxProps<O>["onBlur"];
};

export type ComboboxState<O extends ComboboxOption> = ReturnType<typeof useCombobox<O>>;

/** The last row, which makes a new one, among the ids of the others. */
const NEW = "";

/** What the list of a combobox is doing: whether it is open, what was typed, which row the keys are on. */
export function useCombobox<O extends ComboboxOption>({ value, search, create, onChange, onBlur }: Given<O>) {
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const { options, state } = useOptions(search, text, open);
  const typed = text.trim();
  const offersNew = create !== undefined && typed !== "";
  const ids = [...options.map(({ id }) => id), ...(offersNew ? [NEW] : [])];

  /** The one that the arrows chose. It is meant wherever an answer puts it; without it, the first is. */
  const [chosen, setChosen] = useState<string | null>(null);
  const place = chosen === null ? -1 : ids.indexOf(chosen);
  const active = Math.max(place, 0);
  /** Enter was pressed for an answer that is on its way, and `left`: the field was left since. */
  const [wanted, setWanted] = useState(false);
  const [left, setLeft] = useState(false);

  const close = () => {
    setWanted(false);
    setLeft(false);
    setOpen(false);
    setText("");
    setChosen(null);
  };
  const choose = (row: number) => {
    const option = options[row];
    if (option) onChange(option);
    else if (offersNew && row === options.length) create.onCreate(typed);
    else return;
    close();
  };
  const leave = () => {
    close();
    onBlur?.();
  };
  useEffect(() => {
    if (!wanted || state === "searching") return;
    setWanted(false);
    if (state === "found") choose(0);
    if (left) leave();
  });
  const move = (step: 1 | -1) => {
    setWanted(false);
    if (!open) setOpen(true);
    else setChosen(ids.at((active + step) % ids.length) ?? null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
      return;
    }
    if (!open) return;
    if (event.key === "Escape") {
      // The dialog around it stays open; only the list goes.
      event.stopPropagation();
      close();
    } else if (event.key === "Enter") {
      // What is on the screen may belong to an older text until the search has answered: Enter means the row that the arrows chose, else the
      // answer that is on its way. And it must not send the form from an open list.
      event.preventDefault();
      if (state === "searching" && place < 0) setWanted(true);
      else choose(active);
    }
  };
  return {
    text,
    open,
    /** Not over the fields below, where somebody is by now. */
    listed: open && !left,
    active,
    rows: ids.length,
    options,
    state,
    offersNew,
    show: () => setOpen(true),
    type: (next: string) => {
      setWanted(false);
      setText(next);
      setChosen(null);
      setOpen(true);
    },
    enter: () => setLeft(false),
    /** What Enter asked for is not lost: its answer is chosen when it comes, and the field counts as left then. Until then the former one is not meant. */
    leave: () => {
      if (!wanted) return leave();
      setLeft(true);
      if (value !== null) onChange(null);
    },
    choose,
    onKeyDown,
  };
}
