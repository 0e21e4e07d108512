import type { Page } from "@playwright/test";

/** The browser tells in steps of 8 ms, and of nothing shorter than this. */
const SHORTEST_MS = 16;

/** Keeps what the browser says of each press: from the hand to the picture that shows it. Runs in the page. */
export function watchInteractions(): void {
  const told: number[] = [];
  Object.assign(window, { interactions: told });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (Reflect.get(entry, "interactionId") > 0) told.push(entry.duration);
  }).observe({ type: "event", buffered: false, ...{ durationThreshold: 16 } });
}

/** The longest interaction while something is done, in milliseconds: what Interaction to Next Paint would be of it. */
export async function interactionsOf(page: Page, act: () => Promise<void>): Promise<number> {
  await settled(page);
  await page.evaluate(() => Reflect.get(window, "interactions").splice(0));
  await act();
  await settled(page);
  const told = await page.evaluate(() => Reflect.get(window, "interactions") as number[]);
  return Math.max(SHORTEST_MS, ...told);
}

/** The browser tells of an interaction once its picture is shown and it has nothing better to do. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await new Promise((resolve) => requestIdleCallback(resolve));
    await new Promise((resolve) => setTimeout(resolve, 200));
  });
}
