"use client";

import { type KeyboardEvent, useEffect, useState } from "react";
import type { ComboboxOption, ComboboxProps } from "./combobox";
import { useOptions } from "./use-options";

type Given<O extends ComboboxOption> = Pick<ComboboxProps<O>, "search" | "onChange"> & {
  create: ComboboxProps<O>["create"];
};

export type ComboboxState<O extends ComboboxOption> = ReturnType<typeof useCombobox<O>>;

/** What the list of a combobox is doing: whether it is open, what was typed, which row the keys are on. */
export function useCombobox<O extends ComboboxOption>({ search, create, onChange }: Given<O>) {
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const { options, state } = useOptions(search, text, open);
  const typed = text.trim();
  const offersNew = create !== undefined && typed !== "";
  const rows = options.length + (offersNew ? 1 : 0);

  const [wanted, setWanted] = useState(false);
  const close = () => {
    setWanted(false);
    setOpen(false);
    setText("");
    setActive(0);
  };
  const choose = (row: number) => {
    const option = options[row];
    if (option) onChange(option);
    else if (offersNew && row === options.length) create.onCreate(typed);
    else return;
    close();
  };
  useEffect(() => {
    if (!wanted || state === "searching") return;
    setWanted(false);
    if (state === "found") choose(0);
  });
  const move = (step: 1 | -1) => {
    if (!open) setOpen(true);
    else if (rows > 0) setActive((active + step + rows) % rows);
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
      // What is on the screen may belong to an older text until the search has answered: Enter means the answer that is on its way. And it must
      // not send the form from an open list.
      event.preventDefault();
      if (state === "searching") setWanted(true);
      else choose(active);
    }
  };
  return {
    text,
    open,
    active,
    rows,
    options,
    state,
    offersNew,
    show: () => setOpen(true),
    type: (next: string) => {
      setWanted(false);
      setText(next);
      setActive(0);
      setOpen(true);
    },
    close,
    choose,
    onKeyDown,
  };
}
