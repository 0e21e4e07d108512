import { expect, signIn, test } from "./desk";

test("a deep link without a session leads to sign-in and back", async ({ page }) => {
  await page.goto("/transactions?state=failed");
  await expect(page).toHaveURL(/\/sign-in\?from=/);
  await signIn(page, "viewer");
  await expect(page).toHaveURL(/\/transactions\?state=failed$/);
});

test("a wrong password is refused without telling whether the person exists", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill("nobody@harrowandpine.example");
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in/);
});

test("what is longer than any sign-in is not read to its end", async ({ request }) => {
  const answer = await request.post("/api/auth/callback/credentials", { data: { email: "x".repeat(20_000) } });
  expect(answer.status()).toBe(413);
});

test("a viewer looks, and is told plainly what the role does not open", async ({ as }) => {
  const page = await as("viewer");
  await page.goto("/payouts/new");
  await expect(page.getByText("Your role doesn’t open this")).toBeVisible();
  await page.goto("/settings/people");
  await expect(page.getByText("Your role doesn’t open this")).toBeVisible();
  await page.goto("/transactions");
  await expect(page.getByRole("heading", { name: "Transactions" })).toBeVisible();
});

test("signing out everywhere ends the sessions of other browsers as well", async ({ browser }) => {
  const [here, there] = [await browser.newPage(), await browser.newPage()];
  for (const page of [here, there]) {
    await page.goto("/sign-in");
    await signIn(page, "approver");
    await expect(page).toHaveURL("/");
    await expect(page.locator("html")).toHaveAttribute("data-live", "on");
  }
  await here
    .getByRole("button", { name: /Devon Tremblay/ })
    .first()
    .click();
  await here.getByRole("menuitem", { name: /everywhere/i }).click();
  await expect(here).toHaveURL(/\/sign-in/);
  // Nothing is done there: what is on that screen is nobody's to see any more.
  await expect(there).toHaveURL(/\/sign-in/);
});
