import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "@playwright/test";
import { signIn } from "@/e2e/desk";
import { CHROMIUM_ARGS, ensureChromium } from "./chromium";
import { runCommand } from "./lifetime";
import { ROOT } from "./places";
import { step } from "./progress";
import { type Look, SCREENS } from "./screen-list";

/** `npm run docs:screens`: pictures of the main pages for the documents, taken from a demo that is running. */
const BASE_URL = process.argv[2] ?? process.env["SCREENS_BASE_URL"] ?? "http://localhost:3000";
const FOLDER = join(ROOT, "docs/screens");
/** The first request of a page may have to wait for a development server to compile it. */
const PATIENCE_MS = 60_000;

const LOOKS: Record<Look, BrowserContextOptions> = {
  light: { viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  dark: { viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: "light", hasTouch: true },
};

await runCommand(async (lifetime) => {
  mkdirSync(FOLDER, { recursive: true });
  const executablePath = await ensureChromium(lifetime);
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  lifetime.add("Chromium", () => browser.close());
  for (const look of ["light", "dark", "phone"] as const) await takeAll(browser, look);
  return 0;
});

async function takeAll(browser: Browser, look: Look): Promise<void> {
  const context = await browser.newContext({
    ...LOOKS[look],
    baseURL: BASE_URL,
    deviceScaleFactor: 1,
    locale: "en-CA",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  await page.goto("/sign-in");
  if (look === "light") await take(page, "sign-in", look);
  await signIn(page, "administrator");
  await page.waitForURL((url) => url.pathname === "/");
  for (const { name, looks, show } of SCREENS) {
    if (!looks.includes(look)) continue;
    await step(`${name}, ${look}`, async () => {
      await show(page);
      await heard(page);
      await take(page, name, look);
    });
  }
  await context.close();
}

/** The page is at work: it listens for changes, and nothing on it is still being read. */
async function heard(page: Page): Promise<void> {
  // By its element: under a dialog it has no role any more.
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(
    () =>
      document.documentElement.dataset["live"] === "on" &&
      document.querySelector("[aria-busy=true], .animate-late") === null,
  );
}

async function take(page: Page, name: string, look: Look): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => true));
  // The pointer rests where nothing reacts to it.
  await page.mouse.move(0, 0);
  const path = join(FOLDER, `${name}${look === "light" ? "" : `-${look}`}.png`);
  await page.screenshot({ path, animations: "disabled", caret: "hide" });
}
