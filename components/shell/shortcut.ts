/**
 * Calls `act` when a bare letter (or `/`) is pressed and nothing else wants it: not while typing, not with a modifier, not under a dialog or menu, and
 * not where the rail is hidden. Returns how to stop listening.
 */
export function onLetter(letter: string, act: () => void): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== letter || event.metaKey || event.ctrlKey || event.altKey || event.repeat) return;
    if (event.defaultPrevented || isTyping(event.target) || document.querySelector('[role="dialog"], [role="menu"]'))
      return;
    event.preventDefault();
    act();
  };
  document.addEventListener("keydown", listen);
  return () => document.removeEventListener("keydown", listen);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, [role="combobox"], input:not([type="checkbox"], [type="radio"])'));
