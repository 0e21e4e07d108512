import type { Page } from "@playwright/test";
import { expect, expectState, fillPayment, test } from "./desk";
import { gate } from "./gate";

async function hold(page: Page, contact: string, amount: string): Promise<void> {
  await page.goto("/authorizations/new");
  await fillPayment(page, "Customer", { contact, amount, statement: "HARROW DEPOSIT", note: "Deposit" });
  await page.getByRole("button", { name: `Hold $${amount}` }).click();
  await expect(page).toHaveURL(/\/transactions\//);
  await expectState(page, "Preauthorized");
}

const card = (page: Page, amount: string) => page.getByRole("listitem").filter({ hasText: amount }).first();

test("a hold is captured by drag, and a second browser sees it move by itself", async ({ as }) => {
  const page = await as("preparer");
  const other = await as("approver");
  await hold(page, "Coast Mountain Cycles", "1,240.11");
  await page.goto("/authorizations");
  await other.goto("/authorizations");
  await expect(card(other, "$1,240.11")).toBeVisible();

  await expect(page.locator("html")).toHaveAttribute("data-live", "on");
  // A card can be dragged once that code is there; Escape calls off what was begun.
  await expect(async () => {
    await page.keyboard.press("Escape");
    await page.mouse.up();
    // Holds that lapse sooner stand above it: on a low screen it is out of sight at first.
    await card(page, "$1,240.11").scrollIntoViewIfNeeded();
    const from = await card(page, "$1,240.11").boundingBox();
    const to = await page.getByRole("region", { name: /^Captured/ }).boundingBox();
    if (from === null || to === null) throw new Error("the card or its lane is not on the screen");
    await page.mouse.move(from.x + from.width / 3, from.y + 14);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width / 3 + 40, from.y + 30, { steps: 5 });
    // A lane reaches down as far as the longest one: the card is carried straight across.
    await page.mouse.move(to.x + to.width / 2, from.y + 40, { steps: 12 });
    await expect(page.getByText("Capture $1,240.11 in full")).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.mouse.up();

  // A drop asks; nothing is charged by a slip of the hand.
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("$1,240.11");
  await dialog.getByRole("button", { name: /^Capture/ }).click();
  const captured = (on: Page) => on.getByRole("region", { name: /^Captured/ }).getByText("$1,240.11");
  await expect(captured(page)).toBeVisible({ timeout: 20_000 });
  await expect(captured(other)).toBeVisible();
});

test("a hold is captured by keyboard alone", async ({ as }) => {
  const page = await as("preparer");
  await hold(page, "Northlight Studio", "515.22");
  await page.goto("/authorizations");
  const held = card(page, "$515.22");
  const dialog = page.getByRole("dialog");
  // The board has keys once its code is there.
  await expect(async () => {
    // Under an open dialog there is no card to focus.
    if ((await dialog.count()) === 0) {
      await held.getByRole("checkbox").focus({ timeout: 1_000 });
      await page.keyboard.press("Enter");
    }
    await expect(dialog).toContainText("$515.22", { timeout: 1_000 });
  }).toPass();
  await dialog.getByRole("button", { name: /^Capture/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: /^Captured/ }).getByText("$515.22")).toBeVisible({ timeout: 20_000 });
});

test("a hold is captured by the button on its card", async ({ as }) => {
  const page = await as("preparer");
  await hold(page, "Maison Lacroix", "702.33");
  await page.goto("/authorizations");
  const held = card(page, "$702.33");
  await held.hover();
  await held.getByRole("button", { name: "Capture $702.33 from Maison Lacroix" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("$702.33");
  await dialog.getByRole("button", { name: /^Capture/ }).click();
  await expect(page.getByRole("region", { name: /^Captured/ }).getByText("$702.33")).toBeVisible({ timeout: 20_000 });
});

test("a hold is released, with what is not documented said", async ({ as }) => {
  const page = await as("preparer");
  await hold(page, "Baffin Outfitters", "333.44");
  await page.getByRole("button", { name: /Release/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(/guide/i);
  await dialog
    .getByRole("button", { name: /Release|Cancel/ })
    .last()
    .click();
  await expectState(page, "Cancelled");
});

test("that a release was asked for is said at once, and cannot be asked again while the page is read anew", async ({
  as,
}) => {
  const page = await as("preparer");
  await hold(page, "Baffin Outfitters", "334.55");
  const read = gate();
  await page.route(/\/api\/desk\/transactions\//, async (route) => {
    await read.opened;
    await route.fallback();
  });
  await page.getByRole("button", { name: /Release/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Release $334.55" }).click();
  // In the frame in which it is said nothing can be pressed a second time: the answer is still being given, or is gone.
  const answers = await page.waitForFunction(
    () => {
      if (!document.body.innerText.includes("Asked Jetpay to release $334.55")) return null;
      const all = [...document.querySelectorAll("[role=dialog] footer button:last-child")];
      return { live: all.filter((button) => button.ariaDisabled !== "true").length };
    },
    undefined,
    { timeout: 15_000 },
  );
  expect(await answers.jsonValue()).toEqual({ live: 0 });
  // A reading that takes long keeps nobody.
  await expect(dialog).toHaveCount(0);
  read.open();
  await expectState(page, "Cancelled");
  await expect(page.getByText("Nothing was done")).toHaveCount(0);
  await page.unrouteAll({ behavior: "wait" });
});

test("that no answer came is not shown as a failure, and the page comes to show what became of it", async ({ as }) => {
  const page = await as("preparer");
  await hold(page, "Baffin Outfitters", "335.66");
  const read = gate();
  await page.route(/\/transactions\/[0-9a-f-]{36}$/, async (route) => {
    if (route.request().method() === "POST") {
      await route.fetch();
      return route.abort();
    }
    await read.opened;
    return route.fallback();
  });
  await page.getByRole("button", { name: /Release/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Release $335.66" }).click();
  await expect(dialog.getByRole("alert")).toContainText("It is not known whether it was done");
  await expect(dialog).not.toContainText("Nothing was done");
  read.open();
  await expectState(page, "Cancelled");
  await page.unrouteAll({ behavior: "wait" });
});
