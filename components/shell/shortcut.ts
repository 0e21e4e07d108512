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

/**
 * Letters of what stands on the page: whatever carries `data-letter="f"` takes the focus when F is pressed, and a menu opens. A button is not
 * pressed by it: what moves money still waits for Enter. Returns how to stop listening.
 */
export function onLettersOfPage(): () => void {
  const listen = (event: KeyboardEvent) => {
    if (!/^[a-z]$/i.test(event.key) || !isFree(event)) return;
    // What a phone is shown and a desk is shown may both be there; one of them is drawn.
    const named = document.querySelectorAll<HTMLElement>(`[data-letter="${event.key.toLowerCase()}"]`);
    const target = [...named].find((element) => element.checkVisibility());
    if (target === undefined) return;
    event.preventDefault();
    target.focus();
    if (target.ariaHasPopup === "menu") target.click();
  };
  document.addEventListener("keydown", listen);
  return () => document.removeEventListener("keydown", listen);
}

const isFree = (event: KeyboardEvent): boolean =>
  !(event.metaKey || event.ctrlKey || event.altKey || event.repeat || event.defaultPrevented) &&
  !isTyping(event.target) &&
  document.querySelector('[role="dialog"], [role="menu"]') === null;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, [role="combobox"], input:not([type="checkbox"], [type="radio"])'));
