/**
 * Calls `act` when a bare letter (or `/`, `?`) is pressed and nothing else wants it: not while typing, not with a modifier, not under a dialog or menu,
 * and not where the rail is hidden. Returns how to stop listening.
 */
export function onLetter(letter: string, act: () => void): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== letter || !isFree(event)) return;
    event.preventDefault();
    act();
  };
  document.addEventListener("keydown", listen);
  return () => document.removeEventListener("keydown", listen);
}

/** Longer than between two keys that belong together, shorter than between two thoughts. */
const TOGETHER_MS = 1_500;

/** Calls what belongs to the letter that follows `first`; that letter then means nothing else. Returns how to stop listening. */
export function onLetterAfter(first: string, acts: ReadonlyMap<string, () => void>): () => void {
  let since = Number.NEGATIVE_INFINITY;
  const listen = (event: KeyboardEvent) => {
    if (!isFree(event)) return;
    const key = event.key.toLowerCase();
    const act = event.timeStamp - since < TOGETHER_MS ? acts.get(key) : undefined;
    since = act === undefined && key === first ? event.timeStamp : Number.NEGATIVE_INFINITY;
    if (act === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  };
  // On the way down: the letters of the page itself are heard on the way up.
  document.addEventListener("keydown", listen, { capture: true });
  return () => document.removeEventListener("keydown", listen, { capture: true });
}

const isFree = (event: KeyboardEvent): boolean =>
  !(event.metaKey || event.ctrlKey || event.altKey || event.repeat || event.defaultPrevented) &&
  !isTyping(event.target) &&
  document.querySelector('[role="dialog"], [role="menu"]') === null;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, [role="combobox"], input:not([type="checkbox"], [type="radio"])'));
