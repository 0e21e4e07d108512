import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./desk";

const NAME = "Ateliers Gagnon";

test("everything is reached from the palette without a mouse", async ({ as }) => {
  const page = await as("preparer");
  await page.goto("/transactions");
  await expect(page.getByRole("table")).toBeVisible();
  const field = page.getByRole("combobox", { name: "Search or go to" });

  // A contact, by the beginning of its name.
  await page.keyboard.press("Control+k");
  await expect(field).toBeFocused();
  await page.keyboard.type("ateliers g");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: NAME })).toBeVisible();

  // What can be begun with it, two lines further down: asking for money.
  await page.keyboard.press("/");
  await page.keyboard.type("ateliers");
  await expect(page.getByRole("option", { name: `Ask ${NAME} for money` })).toBeVisible();
  while (!(await page.getByRole("option", { name: `Ask ${NAME} for money`, selected: true }).isVisible()))
    await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/links\/new\?contact=/);
  await expect(page.getByRole("combobox", { name: "Who pays" })).toHaveValue(new RegExp(NAME));

  // Even from a field; and what was looked at last stands first.
  await page.getByLabel("Amount").focus();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("group", { name: "Looked at last" }).getByRole("option").first()).toContainText(NAME);

  // An action by what it is called.
  await page.keyboard.type("pay a supp");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/payouts/new");
});

test("a transaction is found by its reference and by its amount; Escape gives the focus back", async ({ as }) => {
  const page = await as("viewer");
  await page.goto("/transactions");
  const row = page.getByRole("table").getByRole("row").filter({ hasText: /JD-/ }).first();
  const reference = /JD-[0-9A-Z]{6}/.exec(await row.innerText())?.[0] ?? "";
  const opener = page.getByRole("button", { name: "Search or go to" });
  // What is typed before the page can be used is not heard.
  await expect(page.locator("html")).toHaveAttribute("data-live", "on");
  await opener.press("Enter");
  await page.keyboard.type(reference);
  const found = page.getByRole("group", { name: "Transactions" }).getByRole("option", { name: new RegExp(reference) });
  await expect(found).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();

  await opener.press("Enter");
  await page.keyboard.type("no such thing 99x");
  await expect(page.getByText("Nothing is found by “no such thing 99x”.")).toBeVisible();
  await expect(page.getByRole("option")).toHaveCount(0);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("ateliers");
  await page.getByRole("option", { name: "All transactions with “ateliers”" }).click();
  await expect(page).toHaveURL("/transactions?q=ateliers");
  // A viewer is offered nothing that a viewer may not do.
  await page.keyboard.press("/");
  await expect(page.getByRole("option", { name: "Contacts" })).toBeVisible();
  await expect(page.getByRole("option", { name: /Pay a supplier|Company settings/ })).toHaveCount(0);
});

test("the keys are shown by ?, and G goes", async ({ as }) => {
  const page = await as("administrator");
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toContainText("Contacts");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await expect(page).toHaveURL("/contacts");
  await expect(page.getByRole("menu")).toHaveCount(0);
});

for (const width of [1440, 390]) {
  test(`axe finds nothing in the palette at ${width} px`, async ({ as }) => {
    const page = await as("administrator");
    await page.setViewportSize({ width, height: 844 });
    await page.goto("/transactions");
    await page.getByRole("button", { name: "Search or go to" }).click();
    await page.getByRole("combobox", { name: "Search or go to" }).fill("pay");
    await expect(page.getByRole("group", { name: "Transactions" })).toBeVisible();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
      expect(found.violations.map(({ id }) => id)).toEqual([]);
    }
  });
}
