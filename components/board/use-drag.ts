"use client";

import {
  type Dispatch,
  type RefObject,
  type SetStateAction,
  useCallback,
  useEffect,
  useEffectEvent,
  useRef,
} from "react";
import { followPress, type Point } from "./press";

/** `docked`: the lane to drop on is not in sight, so a place to drop comes to the person. */
export type Drag = { id: string; over: boolean; docked: boolean };

/** Where in the card it was taken, how wide the card is, and where the pointer is. */
type Grip = Point & { width: number; at: Point };

export type DragOptions = {
  root: RefObject<HTMLElement | null>;
  setDrag: Dispatch<SetStateAction<Drag | null>>;
  onDrop: (id: string) => void;
  onPutBack: () => void;
};

/** Dragging a `[data-draggable]` card to a `[data-drop]` place. A drop only reports; all else puts the card back. Gives the ref of what follows the pointer. */
export function useDrag({ root, setDrag, onDrop, onPutBack }: DragOptions) {
  const grip = useRef<Grip | null>(null);
  const overlay = useRef<HTMLElement | null>(null);

  const begin = (card: HTMLElement, id: string, at: Point) => {
    const box = card.getBoundingClientRect();
    grip.current = { x: at.x - box.left, y: at.y - box.top, width: box.width, at };
    setDrag({ id, over: false, docked: !isInSight(root.current?.querySelector("[data-drop]") ?? null) });
  };
  const move = (to: Point) => {
    if (grip.current !== null) grip.current.at = to;
    follow(overlay.current, grip.current);
    const over = isOverDrop(to);
    setDrag((before) => (before === null || before.over === over ? before : { ...before, over }));
  };
  const end = useEffectEvent((id: string, dropped: Point | null) => {
    const over = dropped !== null && isOverDrop(dropped);
    grip.current = null;
    setDrag(null);
    if (over) onDrop(id);
    else onPutBack();
  });
  const press = useEffectEvent((event: PointerEvent): (() => void) | null => {
    const pressed = event.target instanceof Element ? event.target : null;
    const card = pressed?.closest<HTMLElement>("[data-draggable]");
    const id = card?.dataset["hold"];
    if (!card || id === undefined || event.button !== 0 || !event.isPrimary) return null;
    if (pressed?.closest("button, input")) return null;
    const at: Point = { x: event.clientX, y: event.clientY };
    return followPress(event, { onBegin: () => begin(card, id, at), onMove: move, onEnd: (to) => end(id, to) });
  });

  useEffect(() => {
    const board = root.current;
    let callOff: (() => void) | null = null;
    const start = (event: PointerEvent) => {
      callOff?.();
      callOff = press(event);
    };
    // A finger that drags must not scroll as well; only a listener that is not passive may say so.
    const hold = (event: TouchEvent) => grip.current !== null && event.preventDefault();
    board?.addEventListener("pointerdown", start);
    board?.addEventListener("touchmove", hold, { passive: false });
    return () => {
      board?.removeEventListener("pointerdown", start);
      board?.removeEventListener("touchmove", hold);
      callOff?.();
    };
  }, [root]);

  const overlayRef = useCallback((node: HTMLElement | null) => {
    overlay.current = node;
    follow(node, grip.current);
  }, []);

  return overlayRef;
}

/** Written past React: the pointer moves oftener than a page should be drawn. */
function follow(overlay: HTMLElement | null, grip: Grip | null): void {
  if (overlay === null || grip === null) return;
  overlay.style.width = `${grip.width}px`;
  overlay.style.transform = `translate(${grip.at.x - grip.x}px, ${grip.at.y - grip.y}px)`;
}

const SEEN_PX = 120;

function isInSight(lane: Element | null): boolean {
  if (lane === null) return false;
  const { top, bottom } = lane.getBoundingClientRect();
  return Math.min(bottom, innerHeight) - Math.max(top, 0) >= SEEN_PX;
}

const isOverDrop = ({ x, y }: Point): boolean =>
  [...document.querySelectorAll("[data-drop]")].some((place) => {
    const { left, right, top, bottom } = place.getBoundingClientRect();
    return x >= left && x <= right && y >= top && y <= bottom;
  });
