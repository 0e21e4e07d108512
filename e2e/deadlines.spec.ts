import type { Page } from "@playwright/test";
import { expect, expectState, fillPayment, test } from "./desk";

async function hold(page: Page, contact: string, amount: string): Promise<void> {
  await page.goto("/authorizations/new");
  await fillPayment(page, "Customer", { contact, amount, statement: "HARROW DEPOSIT", note: "Deposit" });
  await page.getByRole("button", { name: `Hold $${amount}` }).click();
  await expect(page).toHaveURL(/\/transactions\//);
  await expectState(page, "Preauthorized");
}

test("the week is reached by keyboard, names its days, and a hold is captured from it", async ({ as }) => {
  const page = await as("preparer");
  await hold(page, "Northlight Studio", "618.27");
  await page.goto("/authorizations");
  const views = page.getByRole("radiogroup", { name: "How to look at the holds" });
  await views.getByRole("radio", { name: "Board" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/view=week/);
  const days = page.getByRole("navigation", { name: "Deadlines of the next seven days" });
  await expect(days.getByRole("link")).toHaveCount(7);
  await expect(page.getByRole("heading", { name: "Today" })).toBeVisible();

  const row = page.getByRole("row").filter({ hasText: "$618.27" });
  await row.getByRole("checkbox").focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Capture 1 · $618.27" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /^Capture/ }).click();
  // While it is open the rows are hidden from everybody.
  await expect(dialog).toHaveCount(0);
  await expect(row).toHaveCount(0, { timeout: 20_000 });

  // The address says which view it is, and a phone has it as a list by day.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await expect(page.getByRole("heading", { name: "Tomorrow" })).toBeVisible();
  await expect(days).toBeHidden();
});

test("a calendar reads the deadlines by an address that is shown once, until it is ended", async ({ as, browser }) => {
  const page = await as("approver");
  await hold(page, "Baffin Outfitters", "421.19");
  await page.goto("/authorizations");
  await page.getByRole("link", { name: "Your alerts" }).first().click();
  await expect(page.getByRole("heading", { name: "Your alerts" })).toBeVisible();
  await page.getByRole("button", { name: "Make an address" }).click();
  const address = (await page.getByText(/\/api\/calendar\//).textContent()) ?? "";

  // On a phone the whole of it can be read, not only its beginning.
  const desk = page.viewportSize() ?? { width: 1440, height: 900 };
  await page.setViewportSize({ width: 390, height: 844 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over).toBeLessThanOrEqual(0);
  await page.setViewportSize(desk);

  // A calendar has no session.
  const calendar = await browser.newContext();
  const read = () => calendar.request.get(address);
  const answer = await read();
  expect(answer.headers()).toMatchObject({
    "content-type": "text/calendar; charset=utf-8",
    "cache-control": "private, no-store",
  });
  expect(await answer.text()).toContain("SUMMARY:Hold of $421.19 lapses: Baffin Outfitters");

  await page.reload();
  await expect(page.getByText("It was shown once")).toBeVisible();
  await expect(page.getByText(/\/api\/calendar\//)).toHaveCount(0);
  await page.getByRole("button", { name: "End it" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End it" }).click();
  await expect(page.getByText("You have no address.")).toBeVisible();
  expect((await read()).status()).toBe(404);
  await calendar.close();
});

test("what is chosen of the mails stays chosen", async ({ as }) => {
  const page = await as("approver");
  await page.goto("/authorizations/alerts");
  const days = page.getByRole("switch", { name: /^72 hours/ });
  const before = await days.isChecked();
  const turn = async () => {
    const kept = page.waitForResponse((answer) => answer.request().method() === "POST");
    await days.click();
    expect((await kept).ok()).toBe(true);
  };
  await turn();
  await expect(days).toBeChecked({ checked: !before });
  await page.reload();
  await expect(days).toBeChecked({ checked: !before });
  await turn();
  await expect(days).toBeChecked({ checked: before });
});
