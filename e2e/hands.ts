import { expect, type Locator, type Page } from "@playwright/test";

/** What a task takes: keys pressed (a chord is one), characters typed, clicks; and how it went, step by step. */
export type Effort = { keys: number; typed: number; clicks: number; steps: string[] };

/** A person at the keyboard or with the mouse, counted. The focus is looked for wherever a key is to bring it. */
export class Hands {
  readonly effort: Effort = { keys: 0, typed: 0, clicks: 0, steps: [] };

  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  /** Presses a key; `stop` is what must have the focus then, and show it. */
  async press(key: string, stop?: Locator): Promise<void> {
    await this.page.keyboard.press(key);
    this.effort.keys += 1;
    this.effort.steps.push(
      `\`${NAMES[key] ?? key.replace("Control+", "Ctrl ").replace(/\b[a-z]$/, (letter) => letter.toUpperCase())}\``,
    );
    if (stop === undefined) return;
    await expect(stop).toBeFocused();
    await expect.poll(() => this.page.evaluate(howFocusShows), `the focus after ${key} is seen`).not.toBeNull();
  }

  /** Types into what has the focus; `called` is what the text is, where it differs from run to run. */
  async type(text: string, called?: string): Promise<void> {
    await this.page.keyboard.type(text);
    this.effort.typed += text.length;
    this.effort.steps.push(called === undefined ? `“${text}”` : `*${called}*`);
  }

  async click(target: Locator, called: string): Promise<void> {
    await target.click();
    this.effort.clicks += 1;
    this.effort.steps.push(called);
  }
}

const NAMES: Record<string, string | undefined> = { ArrowDown: "↓", ArrowUp: "↑", " ": "Space" };

/**
 * How what has the focus shows it: by an outline of its own, of the box or card it stands in, or of what it spreads over; by the ground of
 * the entry it is, or of the one it points at. Null when the eye finds nothing. Runs in the page.
 */
function howFocusShows(): "outline" | "ground" | null {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return null;
  const around = [
    focused,
    focused.parentElement,
    focused.parentElement?.parentElement,
    focused.closest("li, .field-box"),
  ];
  const outlined = around.some(
    (element) =>
      element instanceof Element &&
      [getComputedStyle(element), getComputedStyle(element, "::after")].some(
        ({ outlineStyle, outlineWidth }) => outlineStyle === "solid" && Number.parseFloat(outlineWidth) >= 2,
      ),
  );
  if (outlined) return "outline";
  const pointed = document.getElementById(focused.getAttribute("aria-activedescendant") ?? "") ?? focused;
  const marked = pointed.matches('[aria-selected="true"], [data-highlighted]');
  const ground = getComputedStyle(pointed).backgroundColor;
  return marked && ground !== "rgba(0, 0, 0, 0)" && ground !== "transparent" ? "ground" : null;
}
