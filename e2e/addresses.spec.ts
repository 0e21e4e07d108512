import { expect, test } from "./desk";

test("what the list is narrowed by is a step each, which the browser goes back over", async ({ as }) => {
  const page = await as("preparer");
  await page.goto("/transactions");
  await page.getByRole("button", { name: "State", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "State" });
  await dialog.getByRole("checkbox", { name: "Failed" }).click();
  await dialog.getByRole("checkbox", { name: "Completed" }).click();
  await expect(page).toHaveURL(/\/transactions\?state=completed,failed$|\/transactions\?state=failed,completed$/);
  await page.keyboard.press("Escape");
  await page.goBack();
  await expect(page).toHaveURL(/\/transactions\?state=failed$/);
  await expect(page.getByRole("row").filter({ hasText: "Completed" })).toHaveCount(0);
  await expect(page.getByRole("row").filter({ hasText: "Failed" }).first()).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/transactions$/);
  await expect(page.getByRole("row").filter({ hasText: "Completed" }).first()).toBeVisible();
});

test("going back before the page was drawn with what was pressed shows what the address says", async ({ as }) => {
  const page = await as("preparer");
  await page.goto("/transactions");
  await page.getByRole("button", { name: "State", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "State" });
  await dialog.getByRole("checkbox", { name: "Failed" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Completed" })).toHaveCount(0);
  await expect(page).toHaveURL(/\/transactions\?state=failed$/);
  // In one breath, as on a machine so slow that the browser has gone back before the page is drawn anew.
  await dialog.getByRole("checkbox", { name: "Completed" }).evaluate((box: HTMLElement) => {
    box.click();
    window.history.back();
  });
  await expect(page).toHaveURL(/\/transactions\?state=failed$/);
  await expect(dialog.getByRole("checkbox", { name: "Completed" })).not.toBeChecked();
  await expect(page.getByRole("row").filter({ hasText: "Completed" })).toHaveCount(0);
});

test("what is typed among the contacts stands in the address, and is no step", async ({ as }) => {
  const page = await as("preparer");
  await page.goto("/");
  await page.getByRole("link", { name: "Contacts", exact: true }).click();
  const box = page.getByRole("combobox", { name: "Search contacts" });
  await box.pressSequentially("north", { delay: 60 });
  await expect(page).toHaveURL(/\/contacts\?q=north$/);
  await expect(box).toHaveValue("north");
  await page.goBack();
  await expect(page).toHaveURL("/");
});

test("the overview's question about today's holds is asked once, and reading the page again asks nothing", async ({
  as,
}) => {
  const page = await as("preparer");
  await page.goto("/authorizations?view=list&capture=today");
  await expect(page).toHaveURL(/\/authorizations\?view=list$/);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/\/authorizations\?view=list$/);
  await page.getByRole("radio", { name: "Board" }).click();
  await expect(page).toHaveURL(/\/authorizations$/);
});
