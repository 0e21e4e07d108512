/** A hand is not still: less than this is a press, not a drag. */
const SLIP_PX = 6;
/** A finger that moves earlier scrolls the page. */
const HOLD_MS = 350;

export type Point = { x: number; y: number };

type Follow = {
  /** It has become a drag. */
  onBegin: () => void;
  onMove: (at: Point) => void;
  /** The drag is over; null when it was called off (Escape, the browser took the pointer, the window was left). */
  onEnd: (at: Point | null) => void;
};

/**
 * Follows a press until it ends: with mouse and pen it becomes a drag by moving, with a finger by holding still. No
 * click comes of a drag. Returns how to call it off.
 */
export function followPress(press: PointerEvent, { onBegin, onMove, onEnd }: Follow): () => void {
  const touch = press.pointerType === "touch";
  const from: Point = { x: press.clientX, y: press.clientY };
  const listeners = new AbortController();
  const { signal } = listeners;
  let dragging = false;

  const begin = () => {
    dragging = true;
    getSelection()?.removeAllRanges();
    document.documentElement.style.cursor = "grabbing";
    onBegin();
  };
  const still = touch ? setTimeout(begin, HOLD_MS) : undefined;
  const end = (at: Point | null) => {
    if (signal.aborted) return;
    clearTimeout(still);
    listeners.abort();
    if (!dragging) return;
    document.documentElement.style.cursor = "";
    swallowClick();
    onEnd(at);
  };
  const move = (event: PointerEvent) => {
    const at = { x: event.clientX, y: event.clientY };
    if (!dragging) {
      if (Math.hypot(at.x - from.x, at.y - from.y) < SLIP_PX) return;
      if (touch) return end(null);
      begin();
    }
    onMove(at);
  };
  const own = (act: (event: PointerEvent) => void) => (event: PointerEvent) => {
    if (event.pointerId === press.pointerId) act(event);
  };
  addEventListener("pointermove", own(move), { signal });
  addEventListener(
    "pointerup",
    own((event) => end({ x: event.clientX, y: event.clientY })),
    { signal },
  );
  addEventListener(
    "pointercancel",
    own(() => end(null)),
    { signal },
  );
  addEventListener("blur", () => end(null), { signal });
  addEventListener("keydown", (event) => onEscape(event, dragging, () => end(null)), { signal, capture: true });
  // A long press would open the browser's own menu over the drag.
  if (touch) addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
  return () => end(null);
}

function onEscape(event: KeyboardEvent, dragging: boolean, end: () => void): void {
  if (event.key !== "Escape" || !dragging) return;
  event.preventDefault();
  event.stopPropagation();
  end();
}

/** The click that the browser makes of the pointer's release, if it makes one. */
function swallowClick(): void {
  const listeners = new AbortController();
  const swallow = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("click", swallow, { capture: true, signal: listeners.signal });
  setTimeout(() => listeners.abort());
}
