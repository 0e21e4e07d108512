"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";
import type { Board } from "@/lib/transactions/board";

type Place = { left: number; top: number; lane: string };

/** How long a card takes to change lanes; the token is 0 where less motion is wanted. */
function slowDuration(): number {
  const token = getComputedStyle(document.documentElement).getPropertyValue("--transition-duration-slow").trim();
  return Number.parseFloat(token) * (token.endsWith("ms") ? 1 : 1000) || 0;
}

/**
 * A card that has come to another lane travels there from where it was, and shows by its ground that it has changed.
 * Cards of the same lane close up without motion.
 */
export function useLaneMotion(root: RefObject<HTMLElement | null>, lanes: Board["lanes"]): void {
  const before = useRef(new Map<string, Place>());
  useLayoutEffect(() => {
    const places = new Map<string, Place>();
    const duration = slowDuration();
    const laneOf = new Map(Object.values(lanes).flatMap(({ name, holds }) => holds.map(({ id }) => [id, name])));
    for (const card of root.current?.querySelectorAll<HTMLElement>("[data-hold]") ?? []) {
      const id = card.dataset["hold"] ?? "";
      const { left, top } = card.getBoundingClientRect();
      const place = { left: left + scrollX, top: top + scrollY, lane: laneOf.get(id) ?? "" };
      places.set(id, place);
      const from = before.current.get(id);
      if (from !== undefined && from.lane !== place.lane && duration > 0) travel(card, from, place, duration);
    }
    before.current = places;
  }, [lanes, root]);
}

const CHANGED_MS = 1_200;

function travel(card: HTMLElement, from: Place, to: Place, duration: number): void {
  const style = getComputedStyle(document.documentElement);
  const easing = style.getPropertyValue("--ease-move").trim();
  card.animate(
    [
      { transform: `translate(${from.left - to.left}px, ${from.top - to.top}px)`, zIndex: 5 },
      { transform: "none", zIndex: 5 },
    ],
    { duration, easing },
  );
  card.animate([{ backgroundColor: style.getPropertyValue("--color-accent-soft") }, {}], {
    duration: CHANGED_MS,
    delay: duration,
    fill: "backwards",
  });
}
