"use client";

import { type RefObject, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { onLetter } from "../shell/shortcut";
import { type Lanes, stepFrom } from "./steps";

type CardKeys = {
  /** Opens the question for this card, or for the selection it is part of. */
  ask: (id: string) => void;
  clear: () => void;
};

const OVER_THE_BOARD = '[role="dialog"], [role="menu"]';

const idOf = (target: EventTarget | null): string | null =>
  target instanceof Element ? (target.closest("[data-hold]")?.getAttribute("data-hold") ?? null) : null;

export function focusCard(root: HTMLElement | null, id: string): void {
  const target = root?.querySelector<HTMLElement>(`[data-hold="${id}"] [data-card-focus]`);
  target?.focus({ preventScroll: true });
  // Who goes by keys goes with the card. A finger stays where it was, and with it the card it would press next.
  if (target?.matches(":focus-visible")) target.closest("[data-hold]")?.scrollIntoView({ block: "nearest" });
}

/**
 * One card is in the tab order, J goes to it from anywhere, arrows make another one it. A card that changes lane under the focus keeps it: the
 * focus is given back as long as the person has not gone elsewhere.
 */
export function useCardFocus(root: RefObject<HTMLElement | null>, lanes: Lanes, { ask, clear }: CardKeys) {
  const [wanted, setWanted] = useState<string | null>(null);
  const held = useRef<string | null>(null);
  const shown = lanes.flat();
  const current = wanted !== null && shown.includes(wanted) ? wanted : (shown[0] ?? null);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { target, key } = event;
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
    if (key === "Escape") return clear();
    const id = idOf(target);
    if (id === null || !(target instanceof HTMLElement)) return;
    if (key === "Enter" && target.matches('input[type="checkbox"]')) {
      event.preventDefault();
      if (!event.repeat) ask(id);
      return;
    }
    const next = stepFrom(lanes, id, key);
    if (next === null) return;
    event.preventDefault();
    focusCard(root.current, next);
  });

  const enterBoard = useEffectEvent(() => {
    if (current !== null && idOf(document.activeElement) === null) focusCard(root.current, current);
  });
  // What is seen hears: an effect that waits for the screen to be drawn is late for a quick key.
  useLayoutEffect(() => onLetter("j", () => enterBoard()), []);

  useLayoutEffect(() => {
    const board = root.current;
    const enter = ({ target }: FocusEvent) => {
      held.current = idOf(target);
      if (held.current !== null) setWanted(held.current);
    };
    const leave = ({ target }: Event) => {
      if (target instanceof Element && !target.closest(`[data-hold], ${OVER_THE_BOARD}`)) held.current = null;
    };
    const key = (event: KeyboardEvent) => onKey(event);
    board?.addEventListener("focusin", enter);
    board?.addEventListener("keydown", key);
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    return () => {
      board?.removeEventListener("focusin", enter);
      board?.removeEventListener("keydown", key);
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
    };
  }, [root]);

  useLayoutEffect(() => {
    if (held.current === null || document.activeElement !== document.body) return;
    if (document.querySelector(OVER_THE_BOARD) === null) focusCard(root.current, held.current);
  });

  return current;
}
