import { readFileSync } from "node:fs";
import { expect, test } from "./desk";

test("what somebody does, and what is refused, stands in the audit log", async ({ as }) => {
  const viewer = await as("viewer");
  await viewer.goto("/payouts/new");
  await expect(viewer.getByRole("heading", { level: 1 })).toBeVisible();

  const page = await as("approver");
  await page.goto("/settings");
  await page.getByRole("link", { name: "Audit log" }).click();
  // The rows are read by the browser: once they stand there, the filters hear what is chosen.
  await expect(page.getByRole("table").getByRole("row").nth(1)).toBeVisible();
  await page.getByLabel("How it ended").selectOption("Refused");
  await page.getByLabel("What", { exact: true }).selectOption("Looking");
  await expect(page).toHaveURL(/group=reading/);
  const newest = page.getByRole("table").getByRole("row").nth(1);
  await expect(newest).toContainText("Look at a page");
  await expect(newest).toContainText("payouts.create");
  await newest.getByText("As it was written").click();
  await expect(newest).toContainText('"request"');

  // From an entry about a payment to the payment itself, and back to the same filter.
  await page.getByRole("button", { name: "Clear the filter" }).click();
  await page.getByLabel("What", { exact: true }).selectOption("Payments");
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/transactions\//);
  await page.goBack();
  await expect(page.getByLabel("What", { exact: true })).toHaveValue("payments");

  const preparer = await as("preparer");
  await preparer.goto("/settings/audit");
  await expect(preparer.getByRole("table")).toHaveCount(0);
});

test("the audit log is taken away as a file, every line of it", async ({ as }) => {
  const page = await as("approver");
  await page.goto("/settings/audit?outcome=refused");
  await page.getByRole("button", { name: "Export" }).press("Enter");
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: /^CSV/ }).press("Enter");
  const lines = readFileSync(await (await download).path(), "utf8").split("\r\n");
  const count = lines.indexOf("") - 1;
  expect(count).toBeGreaterThan(0);
  expect(lines).toContain(`Lines,${count}`);
  expect(lines[1]).toContain(",Refused,");
});
