import { expect, test } from "./desk";

test("a theme that is chosen shows at once, in another tab as well, and before the next page is drawn", async ({
  as,
}) => {
  const page = await as("viewer");
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/settings");
  const html = page.locator("html");
  const other = await page.context().newPage();
  await other.goto("/settings");
  await expect(html).toHaveCSS("color-scheme", "light");
  await page.getByRole("button", { name: /account and theme/ }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(html).toHaveCSS("color-scheme", "dark");
  await expect(other.locator("html")).toHaveCSS("color-scheme", "dark");
  await page.reload({ waitUntil: "commit" });
  await expect(html).toHaveAttribute("data-theme", "dark");

  await page.getByRole("button", { name: /account and theme/ }).click();
  await expect(page.getByRole("menuitemradio", { name: "Dark" })).toBeChecked();
  await page.getByRole("menuitemradio", { name: "System" }).click();
  await expect(html).toHaveCSS("color-scheme", "light");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(html).toHaveCSS("color-scheme", "dark");
});
