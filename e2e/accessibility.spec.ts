import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./desk";

const PAGES = [
  "/",
  "/transactions",
  "/transactions/not-ours",
  "/authorizations",
  "/authorizations?view=list",
  "/authorizations?view=week",
  "/authorizations/alerts",
  "/contacts",
  "/contacts/new",
  "/payouts/new",
  "/links",
  "/links/new",
  "/links/new?direction=out",
  "/charges/new",
  "/authorizations/new",
  "/settings",
  "/settings/company",
  "/settings/jetpay",
  "/settings/merchant-accounts",
  "/settings/people",
  "/settings/webhooks",
  "/settings/health",
  "/settings/audit",
];

const SCHEMES = ["light", "dark"] as const;
type Scheme = (typeof SCHEMES)[number];

/** Without the frames of a page: a mail's preview may run nothing, so axe cannot be run in it either. */
async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

/** Axe on a page that is open, light and dark, on a desk and on a phone; nor may it scroll sideways. */
async function expectAccessible(page: Page, path: string, schemes: readonly Scheme[] = SCHEMES): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect.soft(await violations(page), `${path}, ${colorScheme}, ${width} px`).toEqual([]);
    }
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect.soft(over, `${path} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0);
  }
}

for (const path of PAGES) {
  test(`axe finds nothing on ${path}`, async ({ as }) => {
    const page = await as("administrator");
    await page.goto(path);
    await expectAccessible(page, path);
  });
}

// Words are longer in French: what fits in English may not.
for (const [index, path] of PAGES.entries()) {
  test(`axe finds nothing on ${path} in French`, async ({ as }) => {
    const page = await as("administrator", "fr-CA");
    await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("lang", "fr-CA");
    await expectAccessible(page, `${path} in French`, [SCHEMES[index % 2] ?? "light"]);
  });
}

for (const list of ["/transactions", "/contacts"]) {
  test(`axe finds nothing on one of ${list}`, async ({ as }) => {
    const page = await as("administrator");
    await page.goto(list);
    const links = page.getByRole("table").locator(`a[href^="${list}/"]`);
    await links.first().click();
    await expect(page).toHaveURL(new RegExp(`${list}/[0-9a-f-]{36}`));
    await expectAccessible(page, page.url());
  });
}

test("axe finds nothing on the sign-in page", async ({ page }) => {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto("/sign-in");
    await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  }
});
