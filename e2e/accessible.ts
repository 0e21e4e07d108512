import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./desk";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** All that another theme can change: the page is the same but for its colours. */
const OF_COLOUR = ["color-contrast", "link-in-text-block"];
const WIDTHS = [1440, 390] as const;
type Width = (typeof WIDTHS)[number];
/** Small desks, the narrowest with words in its rail, tablets; and 1280 px at 400 %, WCAG 1.4.10. */
const BETWEEN = [1280, 1104, 1024, 768, 320];
/** Kinds of openers, by what they say: what is on every row and page is opened once, in each language. */
const opened = new Set<string>();
const OVER_THE_PAGE = '[role="dialog"], [role="menu"]';

/** Without the frames of a page: a mail's preview may run nothing, so axe cannot be run in it either. */
async function violations(page: Page, { within, only }: { within?: string; only?: string[] }): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  if (within !== undefined) axe.include(within);
  const found = await (only === undefined ? axe.withTags(TAGS) : axe.withRules(only)).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

async function expectNone(page: Page, name: string, within?: string): Promise<void> {
  const part = within === undefined ? {} : { within };
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  expect.soft(await violations(page, part), `${name}, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  expect.soft(await violations(page, { ...part, only: OF_COLOUR }), `${name}, dark`).toEqual([]);
}

/**
 * A page that is open, without loading it again: axe in both themes, on a desk and on a phone; nothing runs off the side of a small desk, nor down to 320 px; nothing
 * moves for who wants no motion. What it can open is opened `within` the page, or the shell as well, at one of the widths.
 */
export async function expectAccessible(
  page: Page,
  name: string,
  openAt: Width,
  within: "main" | "body" = "main",
): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    // Where what was opened on the way has scrolled to, a row may just be half below the phone's bar, and too small to axe.
    await page.evaluate(() => scrollTo(0, 0));
    await expectNone(page, `${name}, ${width} px`);
    await expectReflow(page, name, width);
    if (width === openAt) await eachOpened(page, `${name}, ${width} px`, within);
  }
  for (const width of BETWEEN) {
    await page.setViewportSize({ width, height: 900 });
    await expectReflow(page, name, width);
  }
  expect.soft(await page.evaluate(moving), `${name} moves though no motion is wanted`).toEqual([]);
}

async function expectReflow(page: Page, name: string, width: number): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(over, `${name} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0);
  expect.soft(await page.evaluate(spread), `${name} has tables wider than their places at ${width} px`).toEqual([]);
}

/** Tables that reach into what stands beside them. Those that are only read out are as wide as they like. In the page. */
function spread(): string[] {
  return [...document.querySelectorAll("main table")]
    .filter(({ scrollWidth, parentElement: place }) => {
      const free = place === null || place.clientWidth <= 1 || getComputedStyle(place).overflowX === "auto";
      return !free && scrollWidth > place.clientWidth + 1;
    })
    .map((table) => table.ariaLabel ?? "a table");
}

/** Menus, panels and questions of the page: what says that it opens something, and what ends in an ellipsis. */
async function eachOpened(page: Page, name: string, within: string): Promise<void> {
  const openers = page.locator(`${within} :is([aria-haspopup=dialog], [aria-haspopup=menu], button:enabled)`);
  const kinds = await openers.evaluateAll((elements) =>
    elements.map((element) => {
      // What it says, without the figures in it; null where it opens nothing or is not drawn.
      const says = element.textContent?.trim() ?? "";
      if (!element.checkVisibility() || (element.ariaHasPopup === null && !says.endsWith("…"))) return null;
      return (element.ariaLabel ?? says).replace(/[\d$.,\s]+/g, " ");
    }),
  );
  for (const [index, kind] of kinds.entries()) {
    if (kind === null || opened.has(kind)) continue;
    opened.add(kind);
    const opener = openers.nth(index);
    await opener.click();
    await expect(page.locator(OVER_THE_PAGE).first()).toBeVisible();
    await expectNone(page, `${name}, “${kind}” open`, OVER_THE_PAGE);
    await close(page);
  }
}

/** Escape closes what was opened last; a question within a panel goes first. */
async function close(page: Page): Promise<void> {
  const open = page.locator(OVER_THE_PAGE);
  await expect(async () => {
    await page.keyboard.press("Escape");
    await expect(open).toHaveCount(0, { timeout: 500 });
  }).toPass();
}

/** What runs or would run for any time at all. In the page. */
function moving(): string[] {
  const long = (time: string) => time.split(",").some((part) => Number.parseFloat(part) > 0);
  const running = document.getAnimations().filter(({ playState, effect }) => {
    const { activeDuration } = effect?.getComputedTiming() ?? {};
    return playState === "running" && Number(activeDuration) > 0;
  });
  const slow = [...document.querySelectorAll("*")].filter((element) =>
    long(getComputedStyle(element).transitionDuration),
  );
  return [...running.map(({ id }) => `animation ${id}`), ...slow.map(({ outerHTML }) => outerHTML.slice(0, 120))];
}
