import type { Page } from "@playwright/test";
import { expect, fillPayment, test } from "./desk";

const PAYMENT = { contact: "Kawartha Canoe Works", amount: "1,313.09", statement: "HARROW PINE 30117" };

async function review(page: Page): Promise<void> {
  await page.goto("/links/new");
  await fillPayment(page, "Who pays", PAYMENT);
}
const askButton = (page: Page) => page.getByRole("button", { name: "Mail link · $1,313.09" });
const reviewOn = (page: Page) => page.getByRole("region", { name: "Review", exact: true });
const referenceOn = (page: Page) => page.getByText(/^JD-[0-9A-Z]{6}$/).first();

test("what was asked for already is shown before it is asked for again, and wants a reason", async ({ as }) => {
  const first = await as("preparer");
  await review(first);
  await askButton(first).click();
  await expect(first).toHaveURL(/\/transactions\//);
  const reference = await referenceOn(first).innerText();

  // Two clerks have the same bill before them; each is at the review of it.
  const second = await as("approver");
  await review(second);
  const third = await as("preparer");
  await review(third);
  const region = reviewOn(second);
  await expect(region.getByRole("alert")).toContainText(
    "asked for once already in the last 10 days: Kawartha Canoe Works",
  );
  const earlier = region.getByRole("link", { name: `Open ${reference} in a new tab` });
  await expect(earlier).toBeVisible();
  await expect(region).toContainText("Maya Chen");
  await expect(askButton(second)).toBeDisabled();
  const [opened] = await Promise.all([second.context().waitForEvent("page"), earlier.click()]);
  await expect(referenceOn(opened)).toHaveText(reference);
  await opened.close();

  await second.getByLabel("Why again?").fill("Second sign, invoice 30118");
  await askButton(second).click();
  await expect(second).toHaveURL(/\/transactions\//);
  const again = await referenceOn(second).innerText();
  const timeline = second.getByRole("region", { name: "What happened" });
  await expect(timeline).toContainText(`the same as ${reference}`);
  await expect(timeline).toContainText("Second sign, invoice 30118");

  // The third clerk's review hears of the second's without a reload, and nothing typed is lost.
  await expect(third.getByRole("link", { name: `Open ${again} in a new tab` })).toBeVisible();
  await expect(reviewOn(third).getByRole("alert")).toContainText("asked for 2 times already");
  await expect(third.getByLabel("Amount")).toHaveValue(PAYMENT.amount);
  await expect(askButton(third)).toBeDisabled();
});
