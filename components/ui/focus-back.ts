/** What had the focus before what is open now: what takes the place of another finds it nowhere. */
let origin: Element | null = null;

/** What the focus is to come back to. Called while something that takes the focus opens, before it has it. */
export function focusHeld(): Element | null {
  const now = document.activeElement;
  if (now !== document.body && !now?.closest('[role="menu"]')) origin = now;
  return origin;
}

/**
 * Gives the focus back to what had it, or calls `otherwise` where that is gone. Radix asks for it a moment after what was open has left the page;
 * who is quick has gone elsewhere by then, and stays there.
 */
export function focusBack(to: Element | null, otherwise?: () => void): void {
  origin = null;
  if (document.activeElement !== document.body) return;
  if (to instanceof HTMLElement && to.isConnected) to.focus();
  else otherwise?.();
}
