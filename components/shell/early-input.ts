/**
 * Keeps what is pressed and typed in a page that is drawn but does not hear yet, and does it again, once, when it does: its
 * code is on its way, or that of one part (components/ui/later.tsx). It stands in the page as text and runs before any file
 * is there, so it uses nothing from outside itself. Should React rename the property by which it marks what it has taken
 * over, a page takes its first input as without this.
 */
export function keepEarlyInput(): void {
  const TAKEN_OVER = "__reactProps$";
  /** By then somebody has read the page anew, or gone. */
  const PATIENCE_MS = 20_000;
  const hears = (element: Element) => Object.keys(element).some((name) => name.startsWith(TAKEN_OVER));
  /** The last thing done to each; a second press of a button that was silent is no second press. */
  const waiting = new Map<Element, { again: () => void; until: number }>();
  const keys: KeyboardEventInit[] = [];
  /** While the desk's frame does not listen for keys yet (components/shell/live-shell.tsx). */
  const isDeaf = () => document.querySelector("[data-deaf]") !== null;

  const isField = (target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

  const look = () => {
    const ready = [...waiting].filter(([element, { until }]) => {
      const gone = !element.isConnected || performance.now() > until;
      if (gone) waiting.delete(element);
      return !gone && hears(element);
    });
    // Fields first, and a frame for what follows from them: what is sent is what is seen.
    const fields = ready.filter(([element]) => isField(element));
    for (const [element, { again }] of fields.length > 0 ? fields : ready) {
      waiting.delete(element);
      again();
    }
    if (waiting.size > 0) requestAnimationFrame(look);
  };
  const keep = (element: Element, again: () => void) => {
    if (waiting.size === 0) requestAnimationFrame(look);
    waiting.delete(element);
    waiting.set(element, { again, until: performance.now() + PATIENCE_MS });
  };

  const isTicked = (field: Element): field is HTMLInputElement =>
    field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio");
  /**
   * React keeps what it last knew of a field, by a property of the field's own, and took what was typed for it as it took the field over:
   * it is told of an empty one, and then of a change.
   */
  const write = (field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, value: string) => {
    if (!(field instanceof HTMLSelectElement)) field.value = "";
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, value);
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
  };
  const tick = (field: HTMLInputElement, checked: boolean) => {
    field.checked = !checked;
    field.click();
  };

  const pressed = (event: Event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button === null || hears(button)) return;
    // The browser would send the fields itself, in the page's address.
    if (button.type === "submit" && button.form !== null) event.preventDefault();
    keep(button, () => button.click());
  };
  /** Enter in a form without a button: no press comes before it, and the browser would load the page anew with the fields in its address. */
  const submitted = (event: Event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || hears(form)) return;
    event.preventDefault();
    keep(form, () => {
      // React marks a form a little before it listens to it. For a key it hurries, for this event it does not.
      form.dispatchEvent(new KeyboardEvent("keyup", { key: "Enter", bubbles: true }));
      form.requestSubmit();
    });
  };
  const changed = (event: Event) => {
    const field = event.target;
    // What comes between its being taken over and the next frame belongs to what is kept.
    if (!isField(field) || (hears(field) && !waiting.has(field))) return;
    const { value } = field;
    if (isTicked(field)) {
      const { checked } = field;
      keep(field, () => tick(field, checked));
    } else keep(field, () => write(field, value));
  };
  /** Letters that follow a press are meant for what it opens, others are the page's own keys; and Ctrl K or Cmd K. */
  const typed = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey } = event;
    // Letters that are being given out come before what is typed meanwhile, though their field is there by now.
    const isBehind = keys.length > 0 && waiting.size === 0 && !isDeaf();
    if (!event.isTrusted || event.altKey || key.length !== 1) return;
    if (isField(event.target) ? !isBehind : key === " ") return;
    if ((ctrlKey || metaKey) && key.toLowerCase() !== "k") return;
    if (waiting.size === 0 && keys.length === 0 && !isDeaf()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.repeat) return;
    if (keys.length === 0) requestAnimationFrame(() => typeKeys(performance.now() + PATIENCE_MS));
    keys.push({ key, ctrlKey, metaKey, bubbles: true, cancelable: true });
  };
  /** One to a frame: what the one opens takes the next. */
  const typeKeys = (until: number) => {
    if (performance.now() > until) keys.length = 0;
    else if (waiting.size === 0 && !isDeaf()) typeOne(keys.shift());
    if (keys.length > 0) requestAnimationFrame(() => typeKeys(until));
  };
  const typeOne = (init: KeyboardEventInit = {}) => {
    const target = document.activeElement ?? document.body;
    const held = init.ctrlKey === true || init.metaKey === true;
    if (isField(target) && !isTicked(target) && !held) write(target, target.value + init.key);
    else target.dispatchEvent(new KeyboardEvent("keydown", init));
  };

  document.addEventListener("click", pressed, { capture: true });
  document.addEventListener("submit", submitted, { capture: true });
  document.addEventListener("input", changed, { capture: true });
  document.addEventListener("change", changed, { capture: true });
  document.addEventListener("keydown", typed, { capture: true });
}
