import { expect, test } from "./desk";
import { gate } from "./gate";

test("that something is saved is said as soon as it is known, though the page waits to be drawn anew", async ({
  as,
}) => {
  const page = await as("administrator");
  const READ = "/api/desk/settings/company";
  // Once it hears of changes the page reads everything anew.
  await Promise.all([
    page.waitForResponse((response) => response.url().endsWith(READ)),
    page.goto("/settings/company"),
  ]);
  const drawing = gate();
  await page.route(/[?&]_rsc=/, async (route) => {
    await drawing.opened;
    await route.fallback();
  });
  // The word of the change comes before the answer to who made it, as it may: then the page is drawn anew first.
  await page.route(/\/settings\/company$/, async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    const heard = page.waitForResponse((response) => response.url().endsWith("/api/desk/stamp"));
    const response = await route.fetch();
    await heard;
    return route.fulfill({ response });
  });
  const field = page.getByLabel("Seconds");
  const save = page.getByRole("button", { name: "Save", exact: true });
  const saved = page.getByText("Saved", { exact: true });
  const before = await field.inputValue();
  const after = before === "45" ? "40" : "45";

  await field.fill(after);
  await save.click();
  await expect(saved).toBeVisible();
  await expect(save).toBeEnabled();
  await expect(field).toHaveValue(after);

  drawing.open();
  await page.unrouteAll({ behavior: "wait" });
  await field.fill(before);
  const kept = page.waitForResponse((answer) => answer.request().method() === "POST");
  await save.click();
  expect((await kept).ok()).toBe(true);
  await expect(save).toBeEnabled();
  await expect(field).toHaveValue(before);
});
