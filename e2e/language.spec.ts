import { expect, test } from "./desk";

test("each person has the desk in their own language, and keeps it", async ({ as, browser }) => {
  const page = await as("viewer");
  await page.goto("/transactions");
  await expect(page.getByRole("heading", { level: 1, name: "Transactions" })).toBeVisible();
  await page.evaluate(() => Object.assign(window, { sameAsBefore: true }));
  const words = page.waitForResponse("**/api/words/fr.*.json");
  await page.getByRole("button", { name: /account and theme/ }).click();
  await page.getByRole("menuitemradio", { name: "Français" }).click();
  expect((await words).status()).toBe(200);
  await expect(page.locator("html")).toHaveAttribute("lang", "fr-CA");
  // Amounts and days as they are written in French, in the same row as before.
  const table = page.getByRole("table");
  await expect(table).toContainText(/\d,\d\d\u00a0\$/);
  await expect(table).not.toContainText(/Completed|Failed/);
  // Without a new page: what somebody is in the middle of stays.
  expect(await page.evaluate(() => "sameAsBefore" in window)).toBe(true);
  // Wherever they sign in next, whatever that browser asks for.
  const elsewhere = await browser.newContext({ storageState: await page.context().storageState(), locale: "en-CA" });
  const there = await elsewhere.newPage();
  await there.goto("/");
  await expect(there.locator("html")).toHaveAttribute("lang", "fr-CA");
  await elsewhere.close();

  await page.locator("aside").getByRole("button").last().click();
  await page.getByRole("menuitemradio", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en-CA");
  await expect(table).toContainText("Completed");
});

test("the sign-in page speaks as the browser asks, or as somebody chose in it", async ({ browser }) => {
  const context = await browser.newContext({ locale: "fr-CA" });
  const page = await context.newPage();
  await page.goto("/sign-in?from=%2Fcontacts");
  await expect(page.locator("html")).toHaveAttribute("lang", "fr-CA");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL("/sign-in");
  await expect(page.locator("html")).toHaveAttribute("lang", "en-CA");
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await page.goto("/nowhere-at-all");
  await expect(page.locator("html")).toHaveAttribute("lang", "en-CA");
  await context.close();
});

test("on a phone the tab one is on is in sight, however long its neighbours are called", async ({ as }) => {
  const page = await as("preparer", "fr-CA");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/links/mails");
  await expect(page.getByRole("main").locator('nav [aria-current="page"]')).toBeInViewport({ ratio: 0.9 });
});
