import type { Page, Route } from "@playwright/test";
import people from "@/lib/i18n/messages/en/people.json" with { type: "json" };
import { expect, test } from "./desk";
import { gate } from "./gate";

const WORDS = "**/api/words/*";

/** What becomes of each request for the words, from the first on; the last holds for all that follow. Gives back how many there were. */
async function answerWords(page: Page, ...answers: ((route: Route) => Promise<unknown>)[]): Promise<() => number> {
  let asked = 0;
  await page.route(WORDS, async (route) => {
    const answer = answers[Math.min(asked++, answers.length - 1)];
    await answer?.(route);
  });
  return () => asked;
}

const unread = (route: Route) => route.fulfill({ status: 503, body: "" });
const lost = (route: Route) => route.abort("connectionreset");
const given = (route: Route) => route.continue();

test("a page is seen before its words are there, and what is pressed and typed meanwhile is heard then", async ({
  as,
}) => {
  const page = await as("viewer");
  const { opened: arrived, open: arrive } = gate();
  const asked = await answerWords(page, (route) => arrived.then(() => route.continue()));
  await page.goto("/", { waitUntil: "commit" });
  await page.getByRole("button", { name: "Search or go to" }).click();
  await page.keyboard.type("ateliers");
  // Its code has run by now, and is what waits.
  await expect.poll(() => page.evaluate(() => "next" in window)).toBe(true);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  arrive();
  const field = page.getByRole("combobox", { name: "Search or go to" });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("ateliers");
  expect(asked()).toBe(1);
});

test("words that do not come at once are asked for again", async ({ as }) => {
  const page = await as("viewer");
  const asked = await answerWords(page, unread, lost, given);
  await page.goto("/");
  await page.getByRole("button", { name: "Search or go to" }).click();
  await expect(page.getByRole("combobox", { name: "Search or go to" })).toBeFocused();
  expect(asked()).toBe(3);
});

test("a page whose words never come says that it could not be read, and is read anew", async ({ as }) => {
  const page = await as("viewer");
  await page.clock.install();
  const asked = await answerWords(page, lost);
  await page.goto("/");
  // The pauses between tries, without waiting for them.
  await expect(async () => {
    await page.clock.fastForward(8_000);
    await expect(page.getByRole("heading", { name: "This page could not be read" })).toBeVisible({ timeout: 100 });
  }).toPass();
  expect(asked()).toBeGreaterThanOrEqual(5);
  await page.unroute(WORDS);
  await page.getByRole("button", { name: "Read again" }).click();
  await page.getByRole("button", { name: "Search or go to" }).click();
  await expect(page.getByRole("combobox", { name: "Search or go to" })).toBeFocused();
});

test("words are fetched once, compressed, and no page carries those that it does not show", async ({ as, request }) => {
  const page = await as("viewer");
  const fetched = page.waitForResponse(WORDS);
  const html = await (await page.goto("/"))?.text();
  expect(html).toContain("Search or go to");
  expect(html).not.toContain(people.emailHint);
  const file = await fetched;
  expect(await file.headerValue("content-encoding")).toBe("gzip");
  // Whoever is not signed in gets them as well; what is not there is not kept.
  const open = await request.get(file.url());
  expect(open.headers()["cache-control"]).toBe("public, max-age=31536000, immutable");
  expect(await open.text()).toContain(people.emailHint);
  expect((await request.get("/api/words/en.0123456789abcdef.json")).status()).toBe(404);

  const bytes = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .filter(({ name }) => name.includes("/api/words/"))
        .map((entry) => (entry as PerformanceResourceTiming).transferSize),
    );
  await expect(page.locator("[data-deaf]")).toHaveCount(0);
  expect(await bytes()).toEqual([expect.any(Number)]);
  expect((await bytes())[0]).toBeGreaterThan(0);
  await page.goto("/transactions");
  await expect(page.locator("[data-deaf]")).toHaveCount(0);
  expect(await bytes()).toEqual([0]);
});
