import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./desk";

const PAGES = [
  "/",
  "/transactions",
  "/authorizations",
  "/authorizations?view=list",
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
];

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing on any page, ${colorScheme}, ${width} px`, async ({ as }) => {
      test.setTimeout(240_000);
      const page = await as("administrator");
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const detail = async (list: string, link: RegExp) => {
        await page.goto(list);
        const href = await page
          .locator(`a[href*="${list}/"]`)
          .filter({ hasNotText: /New|Add/ })
          .first()
          .getAttribute("href");
        expect(href).toMatch(link);
        return href ?? list;
      };
      const details = [await detail("/transactions", /^\/transactions\//), await detail("/contacts", /^\/contacts\//)];
      for (const path of [...PAGES, ...details]) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
        expect.soft(await violations(page), path).toEqual([]);
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect.soft(wide, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
      }
    });
  }
}

test("axe finds nothing on the sign-in page", async ({ page }) => {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto("/sign-in");
    await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  }
});
