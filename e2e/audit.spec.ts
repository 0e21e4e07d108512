import { readFileSync } from "node:fs";
import { expect, test } from "./desk";

test("what somebody does, and what is refused, stands in the audit log", async ({ as }) => {
  const viewer = await as("viewer");
  await viewer.goto("/payouts/new");
  await expect(viewer.getByRole("heading", { level: 1 })).toBeVisible();

  const page = await as("approver");
  await page.goto("/settings");
  await page.getByRole("link", { name: "Audit log" }).click();
  await expect(page.getByRole("table").getByRole("row").nth(1)).toBeVisible();
  await page.getByRole("button", { name: "Outcome" }).click();
  await page.getByRole("checkbox", { name: "Refused" }).check();
  await page.keyboard.press("Escape");
  await page.getByRole("combobox", { name: "Search the audit log" }).fill("what:reading outcome:refused");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/group=reading/);
  await expect(page.locator("table[aria-busy=false]")).toBeVisible();
  const newest = page.getByRole("table").getByRole("row").nth(1);
  await expect(newest).toContainText("Look at a page");
  await expect(newest).toContainText("payouts.create");
  await newest.getByText("As it was written").click();
  await expect(newest).toContainText('"request"');

  // From an entry about a payment to the payment itself, and back to the same filter.
  await page.goto("/settings/audit?group=payments");
  const what = page.getByRole("button", { name: "What Payments" });
  await expect(what).toBeVisible();
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/transactions\//);
  await page.goBack();
  await expect(what).toBeVisible();

  // Whoever looks for a deed by its name is told how deeds are found, not that there was none.
  await page.goto("/settings/audit?q=capture");
  await expect(page.getByRole("main")).toContainText("To find what was done, use the filter What");

  const preparer = await as("preparer");
  await preparer.goto("/settings/audit");
  await expect(preparer.getByRole("table")).toHaveCount(0);
});

test("the audit log is taken away as a file, every line of it", async ({ as }) => {
  const page = await as("approver");
  await page.goto("/settings/audit?outcome=refused");
  await page.getByRole("button", { name: /^Export \d/ }).press("Enter");
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: /^CSV/ }).press("Enter");
  const lines = readFileSync(await (await download).path(), "utf8").split("\r\n");
  const count = lines.indexOf("") - 1;
  expect(count).toBeGreaterThan(0);
  expect(lines).toContain(`Lines,${count}`);
  expect(lines[1]).toMatch(/,Refused$/);
});
