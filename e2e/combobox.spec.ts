import type { Page } from "@playwright/test";
import { expect, test } from "./desk";
import { gate } from "./gate";

const offeredOn = (page: Page) => page.getByRole("listbox").getByRole("option");

/** A payment's form with the list of contacts open, and the names in it. */
async function openList(page: Page) {
  await page.goto("/payouts/new");
  const box = page.getByRole("combobox", { name: "Supplier" });
  // The form begins there once it hears; a press before that opens nothing.
  await expect(box).toBeFocused();
  await box.click();
  await expect(offeredOn(page).nth(2)).toBeVisible();
  const offered: { name: string }[] = await (await page.request.get("/api/desk/contacts/search?q=")).json();
  const [first = "", second = "", third = ""] = offered.map(({ name }) => name);
  return { box, first, second, third };
}

/** Keeps what the desk answers to what is typed from the page until `arrive` is called: older rows stand so long. */
async function withLateAnswers(page: Page): Promise<{ arrive: () => void }> {
  const { opened, open } = gate();
  await page.route(/\/contacts\/search\?q=./, async (route) => {
    await opened;
    await route.continue();
  });
  return { arrive: open };
}

/** Waits until the keys are on that contact's row. */
async function expectPointed(page: Page, name: string): Promise<void> {
  const row = offeredOn(page).filter({ hasText: name });
  const id = await row.getAttribute("id");
  await expect(page.getByRole("combobox", { name: "Supplier" })).toHaveAttribute("aria-activedescendant", id ?? "");
}

test("Enter takes the contact that the arrows chose, though the answer to what was typed is on its way", async ({
  as,
}) => {
  const page = await as("preparer");
  const { box, first, second, third } = await openList(page);
  const answers = await withLateAnswers(page);
  await box.fill(first);
  await box.press("ArrowDown");
  await expectPointed(page, second);
  await box.press("Enter");
  await expect(box).toHaveValue(second);
  answers.arrive();
  await expect(box).toHaveValue(second);

  // Arrows after an Enter that waits for its answer are another choice.
  await box.click();
  await expect(offeredOn(page).nth(2)).toBeVisible();
  const later = await withLateAnswers(page);
  await box.fill(third);
  await box.press("Enter");
  await box.press("ArrowDown");
  later.arrive();
  await expect(offeredOn(page).first()).toContainText(third);
  await expect(box).toHaveAttribute("aria-expanded", "true");
});

test("an answer that comes under the hand keeps the contact that the arrows chose, or goes back to its first", async ({
  as,
}) => {
  const page = await as("preparer");
  const { box, second, third } = await openList(page);
  const kept = await withLateAnswers(page);
  await box.fill(second);
  await box.press("ArrowDown");
  await expectPointed(page, second);
  kept.arrive();
  await expect(offeredOn(page).first()).toContainText(second);
  await expectPointed(page, second);
  await box.press("Enter");
  await expect(box).toHaveValue(second);

  await box.click();
  await expect(offeredOn(page).nth(2)).toBeVisible();
  const gone = await withLateAnswers(page);
  await box.fill(third);
  await box.press("ArrowDown");
  await expectPointed(page, second);
  gone.arrive();
  await expect(offeredOn(page).first()).toContainText(third);
  await expectPointed(page, third);
  await box.press("Enter");
  await expect(box).toHaveValue(third);
});

test("a choice that was made by Enter is not lost when the field is left before the answer is there", async ({
  as,
}) => {
  const page = await as("preparer");
  const { box, first } = await openList(page);
  const answers = await withLateAnswers(page);
  await box.fill(first.toUpperCase());
  await box.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("12");
  // Nothing lies over the fields below, and nothing is said to be missing yet.
  await expect(page.getByLabel("Amount")).toHaveValue("12");
  await expect(offeredOn(page)).toHaveCount(0);
  await expect(page.getByText("Choose a contact.")).toHaveCount(0);
  await expect(box).toHaveValue(first.toUpperCase());
  answers.arrive();
  await expect(box).toHaveValue(first);
  await expect(page.getByLabel("Amount")).toBeFocused();

  const { box: empty } = await openList(page);
  const nobody = await withLateAnswers(page);
  await empty.fill("nobody of this name");
  await empty.press("Enter");
  await page.keyboard.press("Tab");
  nobody.arrive();
  await expect(page.getByText("Choose a contact.")).toBeVisible();
  await expect(empty).toHaveValue("");
});
