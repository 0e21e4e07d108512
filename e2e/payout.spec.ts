import { expect, expectState, fillPayment, test, withSetting } from "./desk";

type Truth = { transactions: { id: string }[] };

test("a supplier is paid, once, and the timeline reaches completed by webhooks alone", async ({ as, simulator }) => {
  const page = await as("preparer");
  await page.goto("/payouts/new");
  await fillPayment(page, "Supplier", {
    contact: "Ateliers Gagnon",
    amount: "6,200 + 642.50",
    statement: "HARROW PINE INV 20418",
    note: "Invoice 20418, October fabrication",
  });
  const review = page.getByRole("region", { name: "Review" });
  await expect(review).toContainText(
    "$6,842.50 will leave Operating, BMO ••4417 and reach Ateliers Gagnon at National Bank",
  );
  // A double click asks once: the form carries the id of what it asks for.
  await review.getByRole("button", { name: "Pay $6,842.50" }).dblclick();
  await expect(page).toHaveURL(/\/transactions\/[0-9a-f-]{36}$/);
  await expectState(page, "Completed");

  const reference = await page
    .getByText(/^JD-[0-9A-Z]{6}$/)
    .first()
    .innerText();
  const truth = await simulator.get<Truth>(`truth?only=transactions&note=${reference}`);
  expect(truth.transactions).toHaveLength(1);
  const timeline = page.getByRole("region", { name: "What happened" });
  await expect(timeline).toContainText("asked");
  await expect(timeline).toContainText("Webhook");
});

test("what is wrong is said beside its field, and nothing typed is lost", async ({ as }) => {
  const page = await as("preparer");
  await page.goto("/payouts/new");
  await page.getByLabel("Amount").fill("12.345");
  await page.getByLabel(/On their statement/).fill("HARROW PINE INVOICE 20418 OCTOBER");
  await page.getByRole("button", { name: "Review" }).click();
  await expect(page.getByText("Choose a contact.")).toBeVisible();
  await expect(page.getByText("Two decimals at most; this has more.")).toBeVisible();
  await expect(page.getByText("33 of 30 characters.")).toBeVisible();
  await expect(page.getByLabel("Amount")).toHaveValue("12.345");
});

test("an account that goes out of use while a payment is typed is neither shown as chosen nor paid from", async ({
  as,
}) => {
  const administrator = await as("administrator");
  const spare = `Spare ${String(Date.now())}`;
  await administrator.goto("/settings/merchant-accounts");
  const account = administrator.getByRole("dialog");
  await administrator.getByRole("button", { name: "Add an account" }).click();
  await account.getByLabel("Jetpay’s id").fill(spare);
  await account.getByLabel("Name", { exact: true }).fill(spare);
  await account.getByLabel("Bank", { exact: true }).fill("RBC");
  await account.getByLabel("Last four digits").fill("9090");
  await account.getByRole("button", { name: "Save", exact: true }).click();
  await expect(administrator.getByText(`${spare} is saved`)).toBeVisible();

  const page = await as("preparer");
  await page.goto("/payouts/new");
  await expect(page.locator("html")).toHaveAttribute("data-live", "on");
  const from = page.getByLabel("From");
  await from.selectOption({ label: `${spare}, RBC ••9090` });
  await fillPayment(page, "Supplier", { contact: "Ateliers Gagnon", amount: "58.17", statement: "HARROW PINE SPARE" });
  const review = page.getByRole("region", { name: "Review" });
  await expect(review).toContainText(`$58.17 will leave ${spare}, RBC ••9090`);

  await administrator.getByRole("button", { name: `Edit ${spare}` }).click();
  await account.getByLabel("In use").uncheck();
  await account.getByRole("button", { name: "Save", exact: true }).click();
  await expect(from.getByRole("option", { name: spare })).toHaveCount(0);
  await expect(from).toHaveValue((await from.getByRole("option", { name: /^Operating/ }).getAttribute("value")) ?? "");
  // What was read there is not what would be asked for.
  await expect(review.getByRole("button", { name: "Pay $58.17" })).toHaveCount(0);
  await page.getByRole("button", { name: "Review" }).click();
  await expect(review).toContainText("$58.17 will leave Operating, BMO ••4417");
  await review.getByRole("button", { name: "Pay $58.17" }).click();
  await expect(page).toHaveURL(/\/transactions\/[0-9a-f-]{36}$/);
  // The next journey's fault must not meet its call.
  await expectState(page, "Completed");
});

test("a payout whose answer is lost reads unknown, is locked, and is not sent again", async ({ as, simulator }) => {
  const page = await as("preparer");
  await page.goto("/payouts/new");
  await fillPayment(page, "Supplier", {
    contact: "Scierie Beaulieu",
    amount: "2,310.77",
    statement: "HARROW PINE 20999",
  });
  await simulator.post("faults", { kind: "drop_after", path: "^/credit$", method: "PUT" });
  await page.getByRole("button", { name: "Pay $2,310.77" }).click();
  await expect(page).toHaveURL(/\/transactions\//);
  await expectState(page, "Unknown – checking");
  const reference = await page
    .getByText(/^JD-[0-9A-Z]{6}$/)
    .first()
    .innerText();
  const truth = await simulator.get<Truth>(`truth?only=transactions&note=${reference}`);
  expect(truth.transactions).toHaveLength(1);
});

test("a payment that is taken back in time never leaves", async ({ as, simulator }) => {
  const administrator = await as("administrator");
  await withSetting(administrator, "Seconds", "60", async () => {
    const page = await as("preparer");
    await page.goto("/payouts/new");
    await fillPayment(page, "Supplier", { contact: "Ateliers Gagnon", amount: "77.31", statement: "HARROW PINE OOPS" });
    await page.getByRole("region", { name: "Review" }).getByRole("button", { name: "Pay $77.31" }).click();
    await expect(page).toHaveURL(/\/transactions\/[0-9a-f-]{36}$/);
    await expect(page.getByRole("heading", { name: /^Leaves in \d+ seconds?$/ })).toBeVisible();
    const reference = await page
      .getByText(/^JD-[0-9A-Z]{6}$/)
      .first()
      .innerText();
    await page.getByRole("button", { name: "Take back" }).first().click();
    await expect(page.getByRole("region", { name: "What happened" })).toContainText("took it back");
    const truth = await simulator.get<Truth>(`truth?only=transactions&note=${reference}`);
    expect(truth.transactions).toHaveLength(0);
  });
});
