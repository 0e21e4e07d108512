import { expect, test } from "./desk";

test("what is shown is compared with Jetpay, seen by every open page, and kept in the history", async ({ as }) => {
  const page = await as("administrator");
  await page.goto("/settings/health");
  const watching = await as("approver");
  await watching.goto("/settings/health");
  await expect(watching.getByRole("button", { name: "Compare a sample" })).toHaveCount(0);

  await page.getByRole("button", { name: "Compare a sample" }).click();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await expect(watching.getByRole("progressbar")).toBeVisible();
  for (const one of [page, watching]) {
    await expect(one.getByText("A sample, by Ana Lavoie").first()).toBeVisible();
    await expect(one.getByText("Begun by Ana Lavoie.")).toBeVisible();
    await expect(one.getByRole("progressbar")).toHaveCount(0, { timeout: 60_000 });
  }
  const parts = page.getByRole("region", { name: "What it runs on" });
  await expect(parts).toContainText("One is at work.");
});

test("a comparison is stopped by hand, and what was compared stands", async ({ as }) => {
  const page = await as("administrator");
  await page.goto("/settings/health");
  await page.getByRole("button", { name: "Compare all open and recent" }).click();
  await page.getByRole("button", { name: "Stop comparing" }).click();
  await expect(page.getByText(/^Stopped by hand after \d+ of \d+/)).toBeVisible();
  await expect(page.getByRole("row", { name: /All, by Ana Lavoie/ }).first()).toContainText("Stopped by hand");
});

test("who may not see the settings is told so", async ({ as }) => {
  const page = await as("preparer");
  await page.goto("/settings/health");
  await expect(page.getByRole("heading", { name: "Health" })).toBeVisible();
  await expect(page.getByText("Your role doesn’t open this")).toBeVisible();
  await expect(page.getByText("You are signed in as preparer.")).toBeVisible();
  await expect(page.getByRole("button", { name: /Compare/ })).toHaveCount(0);
  await expect(page.getByRole("region", { name: "What it runs on" })).toHaveCount(0);
});
