import { readFileSync, writeFileSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";
import { expect, test } from "./desk";
import { type Look, SCREENS } from "./screen-list";

const LOOKS = {
  light: { width: 1440, height: 900, colorScheme: "light" },
  dark: { width: 1440, height: 900, colorScheme: "dark" },
  phone: { width: 390, height: 844, colorScheme: "light" },
} as const;

/** The browser that the pictures are of. */
const MADE_WITH = "docs/screens/made-with.txt";
const nameOf = (browser: Browser): string =>
  `${browser.browserType().name()} ${browser.version().split(".")[0]} on ${process.platform}\n`;

/**
 * The same browser draws the same dots: a button that is gone is 285 and more. Another one sets letters a little differently, up to 1.6 % of
 * a phone's dots were seen; there, only what is larger can be told, such as a section that is gone or stands elsewhere.
 */
const SAME = { threshold: 0.1, maxDiffPixels: 40 };
const OTHER = { threshold: 0.2, maxDiffPixelRatio: 0.03 };

for (const { name, looks, show } of SCREENS) {
  test(`${name} looks as in docs/screens`, async ({ as, browser }, { config }) => {
    const renews = config.updateSnapshots === "changed";
    if (renews) writeFileSync(MADE_WITH, nameOf(browser));
    const alike = readFileSync(MADE_WITH, "utf8") === nameOf(browser) ? SAME : OTHER;
    const page = await as("administrator");
    for (const look of looks) {
      const { colorScheme, ...size } = LOOKS[look];
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize(size);
      if (look === looks[0]) await show(page);
      await atRest(page);
      await expect.soft(page).toHaveScreenshot(`${fileOf(name, look)}.png`, alike);
    }
  });
}

const fileOf = (name: string, look: Look): string => (look === "light" ? name : `${name}-${look}`);

/** It listens for changes where somebody is signed in, nothing on it is still being read, and the pointer rests where nothing reacts to it. */
async function atRest(page: Page): Promise<void> {
  // By its element: under a dialog it has no role any more.
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(
    () =>
      (location.pathname === "/sign-in" || document.documentElement.dataset["live"] === "on") &&
      document.querySelector("[aria-busy=true], .animate-late") === null,
  );
  await page.mouse.move(0, 0);
  await page.evaluate(writePort);
}

/** Where the app listens is another port on each run; it is written as the usual one. In the page. */
function writePort(): void {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    text.nodeValue = text.nodeValue?.replace(location.origin, "http://localhost:3000") ?? null;
  }
}
