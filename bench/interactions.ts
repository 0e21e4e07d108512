import type { Page } from "@playwright/test";
import { expect as soon } from "@/e2e/desk";

type Interaction = {
  name: string;
  /** The page it is done on, opened anew each time. */
  at: string;
  /** What is done before and not measured. */
  before?: (page: Page) => Promise<void>;
  act: (page: Page, run: number) => Promise<void>;
};

/** Patient: how long something takes is what is measured here. */
const expect = soon.configure({ timeout: 30_000 });

/** What hands do all day, each until what it asked for is seen. */
export const INTERACTIONS: readonly Interaction[] = [
  { name: "open the palette", at: "/transactions", act: openPalette },
  {
    name: "type in the palette",
    at: "/transactions",
    before: openPalette,
    async act(page) {
      await page.keyboard.type("north", { delay: 120 });
      await expect(page.getByRole("group", { name: "Contacts" })).toBeVisible();
    },
  },
  { name: "open a filter", at: "/transactions", act: openFilter },
  {
    name: "set a filter",
    at: "/transactions",
    before: openFilter,
    async act(page) {
      await page.getByLabel("Completed", { exact: true }).click();
      await expect(page).toHaveURL(/state=completed/);
      await expect(page.locator("table[aria-busy=false]")).toBeVisible();
    },
  },
  {
    name: "open a transaction",
    at: "/transactions",
    async act(page, run) {
      await page.locator("tr[data-row] a").nth(run).click();
      await expect(page.getByRole("region", { name: "What happened" })).toBeVisible();
    },
  },
  {
    name: "ask to capture a hold",
    at: "/authorizations",
    act: askCapture,
  },
  {
    name: "capture it",
    at: "/authorizations",
    before: askCapture,
    async act(page) {
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: /^Capture/ }).click();
      await expect(dialog).toHaveCount(0);
    },
  },
];

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Search or go to" })).toBeFocused();
}

async function openFilter(page: Page): Promise<void> {
  await page.getByRole("button", { name: "State", exact: true }).click();
  await expect(page.getByLabel("Completed", { exact: true })).toBeVisible();
}

async function askCapture(page: Page): Promise<void> {
  const card = page.locator("[data-draggable]").last();
  await card.hover();
  await card.getByRole("button", { name: /^Capture / }).click();
  await expect(page.getByRole("dialog").getByRole("button", { name: /^Capture/ })).toBeVisible();
}
