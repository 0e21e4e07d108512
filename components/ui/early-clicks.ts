/** React gives every element that it has taken over a property whose name begins so. */
const TAKEN_OVER = "__reactProps$";
/** By then somebody has pressed again, or gone. */
const PATIENCE_MS = 5_000;

/**
 * A button of a part whose code is still on its way (components/ui/later.tsx) is drawn but hears nothing. What is pressed there is
 * pressed once more when it does, so that no click is lost. Should React name its property otherwise one day, clicks are as without this.
 */
export function keepEarlyClicks(): void {
  const press = (event: Event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button === null || isTakenOver(button)) return;
    const until = performance.now() + PATIENCE_MS;
    const tryAgain = () => {
      if (!button.isConnected || performance.now() > until) return;
      if (isTakenOver(button)) button.click();
      else requestAnimationFrame(tryAgain);
    };
    requestAnimationFrame(tryAgain);
  };
  document.addEventListener("click", press, { capture: true });
}

const isTakenOver = (button: Element): boolean => Object.keys(button).some((name) => name.startsWith(TAKEN_OVER));
