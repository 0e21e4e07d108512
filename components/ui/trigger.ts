"use client";

import { type KeyboardEvent, type MouseEvent, type RefObject, useCallback, useId, useRef, useState } from "react";
import { useIdle } from "./at-rest";

/** Spread on the button that opens something; any button of this folder takes it. */
export type TriggerProps = {
  ref: RefObject<HTMLButtonElement | null>;
  id: string;
  "aria-haspopup": "menu" | "dialog";
  "aria-expanded": boolean;
  onClick: (event: MouseEvent) => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

type Controlled = { open?: boolean | undefined; onOpenChange?: ((open: boolean) => void) | undefined };

/**
 * What opens is fetched when the page is idle, not with the page: Radix's menus weigh more than most pages here. The button is ours, so
 * it works and is named before that code has arrived.
 */
export function useTrigger(
  kind: "menu" | "dialog",
  load: () => Promise<unknown>,
  { open: given, onOpenChange }: Controlled,
) {
  const ref = useRef<HTMLButtonElement>(null);
  const id = useId();
  const [own, setOwn] = useState(false);
  const [byKeyboard, setByKeyboard] = useState(false);
  const open = given ?? own;
  const setOpen = useCallback(
    (next: boolean) => {
      setOwn(next);
      onOpenChange?.(next);
    },
    [onOpenChange],
  );
  useIdle(load);
  const trigger: TriggerProps = {
    ref,
    id,
    "aria-haspopup": kind,
    "aria-expanded": open,
    onClick: (event) => {
      // A press of Enter or Space is a click of detail 0: the first entry then takes the focus.
      setByKeyboard(event.detail === 0);
      setOpen(!open);
    },
    onKeyDown: (event) => {
      if (kind !== "menu" || event.key !== "ArrowDown") return;
      event.preventDefault();
      setByKeyboard(true);
      setOpen(true);
    },
  };
  return { trigger, open, setOpen, byKeyboard };
}
