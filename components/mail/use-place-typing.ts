"use client";

import { type KeyboardEvent, type RefObject, useState } from "react";
import { type PlaceTyping, placeAt } from "@/lib/mail/place-typing";
import type { Place } from "@/lib/mail/words";

export type TextField = HTMLInputElement | HTMLTextAreaElement;
type Put = (typing: Pick<PlaceTyping, "from" | "to">, place: Place) => void;

/** Which place is being typed in a field of words, and which of those offered the keys are on. */
export function usePlaceTyping(text: string, element: RefObject<TextField | null>, put: Put) {
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  /** The brace at which the list was sent away: it does not come back for that one. */
  const [dismissed, setDismissed] = useState<number | null>(null);
  const found = caret === null ? null : placeAt(text, caret);
  const typing = found === null || found.from === dismissed ? null : found;
  const offered = typing?.offered ?? [];
  const active = Math.min(chosen, offered.length - 1);

  const choose = (place: Place) => {
    if (typing !== null) put(typing, place);
    setChosen(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const place = offered[active];
    if (typing === null || place === undefined) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setChosen((active + (event.key === "ArrowDown" ? 1 : offered.length - 1)) % offered.length);
    } else if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) {
      event.preventDefault();
      choose(place);
    } else if (event.key === "Escape") {
      // The dialog around it stays open; only the list goes.
      event.preventDefault();
      event.stopPropagation();
      setDismissed(typing.from);
    }
  };
  const look = () => {
    const at = element.current?.selectionStart ?? null;
    if (at === caret) return;
    setCaret(at);
    setChosen(0);
    if (at === null || placeAt(text, at)?.from !== dismissed) setDismissed(null);
  };
  return { offered, active, choose, onKeyDown, onSelect: look, leave: () => setCaret(null) };
}

export type PlaceTypingState = ReturnType<typeof usePlaceTyping>;
