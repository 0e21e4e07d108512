import type { Locator } from "@playwright/test";
import { expect, test } from "./desk";
import { drawn } from "./gate";

/** Where it is on the screen. */
async function boxOf(part: Locator) {
  const box = await part.boundingBox();
  if (box === null) throw new Error("it is not on the screen");
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
}

test("the menu of a card opens at its button, wherever on the page the card stands", async ({ as }) => {
  const page = await as("preparer");
  await page.goto("/authorizations");
  // Not the first card of the page: a menu that has lost its button opens near that one by chance.
  const held = page.getByRole("list", { name: "This week" }).getByRole("listitem").last();
  await held.scrollIntoViewIfNeeded();
  await held.hover();
  const button = held.getByRole("button", { name: /^What can be done with/ });
  await button.click();
  const menu = page.getByRole("menu");
  await expect(menu.getByRole("menuitem").first()).toBeInViewport({ ratio: 1 });
  const [at, from] = [await boxOf(menu), await boxOf(button)];
  expect(Math.abs(at.right - from.right)).toBeLessThan(24);
  expect(Math.min(Math.abs(at.y - from.bottom), Math.abs(from.y - at.bottom))).toBeLessThan(24);
});

test("what is done with the selected never covers the card that has the focus", async ({ as }) => {
  const page = await as("preparer");
  await page.setViewportSize({ width: 1280, height: 640 });
  await page.goto("/authorizations");
  const week = page.getByRole("list", { name: "This week" });
  const first = week.getByRole("checkbox").first();
  const bar = page.getByRole("button", { name: "Clear selection" }).locator("..");
  await expect(async () => {
    await first.focus();
    await page.keyboard.press("Space");
    await expect(bar).toBeVisible({ timeout: 1_000 });
  }).toPass();
  for (const _ of (await week.getByRole("listitem").all()).slice(1)) {
    await page.keyboard.press("ArrowDown");
    const focused = await boxOf(week.getByRole("listitem").filter({ has: page.locator(":focus") }));
    expect(focused.bottom).toBeLessThan((await boxOf(bar)).y);
  }
});

test("on a phone each tab leads to its lane, shows its title, and is itself in sight", async ({ as }) => {
  const page = await as("preparer");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/authorizations");
  const tabs = page.getByRole("navigation", { name: "Lanes" });
  for (const tab of await tabs.getByRole("link").all()) {
    const lane = page.locator(`[id="${(await tab.getAttribute("href"))?.slice(1)}"]`);
    await tab.click();
    await expect(tab).toHaveAttribute("aria-current", "true");
    await expect(tab).toBeInViewport({ ratio: 1 });
    await expect(tabs.locator("[aria-current=true]")).toHaveCount(1);
    const title = await boxOf(lane.getByRole("heading").first());
    expect(title.y).toBeGreaterThan((await boxOf(tabs)).bottom);
  }
  // Read on to the end by hand, it is the last one.
  await page.goto("/authorizations");
  await expect(tabs).toBeVisible();
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect(tabs.getByRole("link").last()).toHaveAttribute("aria-current", "true");
  await expect(tabs.getByRole("link").last()).toBeInViewport({ ratio: 1 });
});

test("C asks for a new payment on a card, too: capturing has another key, in the words of the reader", async ({
  as,
}) => {
  const page = await as("preparer", "fr-CA");
  await page.goto("/authorizations");
  const hints = page.getByRole("region", { name: "Touches" });
  await expect(hints).toContainText("Entrée");
  await expect(hints.getByText("C", { exact: true })).toHaveCount(0);
  const card = page.getByRole("list", { name: "Cette semaine" }).getByRole("checkbox").first();
  await expect(async () => {
    await card.focus();
    await page.keyboard.press("c");
    await expect(page.getByRole("menuitem", { name: /Payer un fournisseur/ })).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(card).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText("Encaisser");
});

test("who goes on in the moment a menu closes stays there: the focus does not come back over theirs", async ({
  as,
}) => {
  const page = await as("preparer");
  await page.goto("/authorizations");
  const cards = page.getByRole("list", { name: "This week" }).getByRole("checkbox");
  await expect(async () => {
    await cards.first().focus();
    await page.keyboard.press("c");
    await expect(page.getByRole("menuitem").first()).toBeFocused({ timeout: 1_000 });
  }).toPass();
  const another = cards.nth(1);
  const gone = await another.evaluateHandle((element) => ({
    there: new Promise<void>((there) => {
      new MutationObserver((_, observer) => {
        if (document.querySelector('[role="menu"]') !== null) return;
        observer.disconnect();
        element.focus();
        there();
      }).observe(document.body, { childList: true, subtree: true });
    }),
  }));
  await page.keyboard.press("Escape");
  await gone.evaluate(({ there }) => there);
  await drawn(page);
  await expect(another).toBeFocused();
});

test("on a small phone the line above a day of the week says all of it, in as many lines as that takes", async ({
  as,
}) => {
  const page = await as("preparer");
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto("/authorizations?view=week");
  await expect(page.getByRole("heading", { name: "Tomorrow" })).toBeVisible();
  const cut = await page
    .locator("[data-divider] td")
    .evaluateAll((cells) =>
      cells.filter((cell) => cell.scrollHeight > cell.clientHeight).map((cell) => cell.textContent),
    );
  expect(cut).toEqual([]);
});

test("what a finger captured goes to its lane, and the page stays where the finger is", async ({ as }) => {
  const page = await as("preparer");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/authorizations");
  const week = page.getByRole("list", { name: "This week" });
  const bar = page.getByRole("button", { name: /^Capture 2 ·/ });
  await expect(async () => {
    for (const box of [0, 1]) await week.getByRole("checkbox").nth(box).check();
    await expect(bar).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await bar.click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Capture 2 holds");
  const before = await page.evaluate(() => scrollY);
  await dialog.getByRole("button", { name: /^Capture 2/ }).click();
  await expect(dialog.getByText("Captured", { exact: true })).toHaveCount(2, { timeout: 20_000 });
  await dialog.getByRole("button", { name: "Close" }).last().click();
  // Who goes on by keys goes on from there.
  await expect(page.getByRole("region", { name: /^Captured/ }).locator(":focus")).toHaveCount(1);
  expect(await page.evaluate(() => scrollY)).toBe(before);
});
