import { expect, expectState, fillPayment, test } from "./desk";

test("a saved card is charged and the charge completes", async ({ as }) => {
  const page = await as("preparer");
  await page.goto("/charges/new");
  await fillPayment(page, "Customer", {
    contact: "Harbourview Catering",
    amount: "642.30",
    statement: "HARROW PINE 20402",
  });
  await expect(page.getByRole("region", { name: "Review" })).toContainText("Harbourview Catering’s Visa");
  await page.getByRole("button", { name: "Charge $642.30" }).click();
  await expect(page).toHaveURL(/\/transactions\//);
  await expectState(page, "Completed");
});

test("a declined card is said in plain words and the transaction is kept", async ({ as }) => {
  const page = await as("preparer");
  await page.goto("/charges/new");
  // The simulator declines amounts that end in 40.02.
  await fillPayment(page, "Customer", {
    contact: "Harbourview Catering",
    amount: "140.02",
    statement: "HARROW PINE 20403",
  });
  await page.getByRole("button", { name: "Charge $140.02" }).click();
  await expect(page).toHaveURL(/\/transactions\//);
  await expectState(page, "Failed");
  await expect(page.getByRole("region", { name: "What happened" })).toContainText("The card was declined.");
});

test("a hold that the card's bank refused says nothing of a capture, and a new one begins with its amount", async ({
  as,
}) => {
  const page = await as("preparer");
  await page.goto("/authorizations/new");
  const refused = { contact: "Harbourview Catering", amount: "340.02", statement: "HARROW DEPOSIT" };
  await fillPayment(page, "Customer", refused);
  await page.getByRole("button", { name: "Hold $340.02" }).click();
  await expect(page).toHaveURL(/\/transactions\//);
  await expectState(page, "Failed");
  const aside = page.getByRole("complementary", { name: "Next step and particulars" });
  await expect(aside).toContainText("None known");
  await expect(aside.getByText("Capture by")).toHaveCount(0);
  await aside.getByRole("link", { name: "Ask for a new hold" }).click();
  await expect(page.getByLabel("Amount")).toHaveValue("340.02");
  await expect(page.getByRole("combobox", { name: "Customer" })).toHaveValue("Harbourview Catering");
});

test("a payee without a bank account is given one on the form, or a link, and nothing typed is lost", async ({
  as,
}) => {
  const page = await as("preparer");
  await page.goto("/contacts/new");
  await page.getByLabel("Name", { exact: true }).fill("Tancook Ferry Works");
  await page.getByLabel("Mail address").fill("ap@tancookferryworks.example");
  await page.getByRole("button", { name: "Add contact" }).click();
  await expect(page).toHaveURL(/\/contacts\/[0-9a-f-]{36}$/);
  const contact = page.url().split("/").at(-1) ?? "";

  await page.goto(`/payouts/new?contact=${contact}&amount=731.19`);
  await page.getByLabel(/On their statement/).fill("HARROW PINE 21099");
  const link = page.getByRole("link", { name: "Send a payout link" });
  await expect(link).toHaveAttribute("href", `/links/new?contact=${contact}&direction=out&amount=731.19`);
  await page.getByRole("button", { name: "Add a bank account" }).click();
  const bank = page.getByRole("dialog");
  await bank.getByLabel("Transit number").fill("27601");
  await bank.getByLabel("Institution number").fill("001");
  await bank.getByLabel("Account number").fill("1115678");
  await bank.getByLabel("Call it").fill("Ferry account");
  await bank.getByLabel("Street address").fill("12 Quay Street");
  await bank.getByLabel("City").fill("Halifax");
  await bank.getByLabel("Postal code").fill("B3H 1A1");
  await bank.getByRole("button", { name: /^Add / }).click();
  await expect(bank).toHaveCount(0);
  // The form behind it was not meant by what was sent in the dialog.
  await expect(page.getByRole("region", { name: "Review" })).toContainText("Fill in the form and review it.");
  // The only one there is, so it is chosen.
  await expect(page.getByLabel("To", { exact: true })).toContainText("••5678");
  await expect(page.getByLabel("Amount")).toHaveValue("731.19");
  await page.getByRole("button", { name: "Review" }).click();
  await expect(page.getByRole("button", { name: "Pay $731.19" })).toBeEnabled();
});

test("a new contact gets a bank account and a card, the card through Jetpay's own page", async ({ as }) => {
  const page = await as("preparer");
  await page.goto("/contacts/new");
  await page.getByLabel("Name", { exact: true }).fill("Saint-Laurent Boatworks");
  await page.getByLabel("Mail address").fill("ap@saintlaurentboatworks.example");
  await page.getByRole("button", { name: "Add contact" }).click();
  await expect(page).toHaveURL(/\/contacts\/[0-9a-f-]{36}$/);

  await page.getByRole("button", { name: "Add bank account" }).click();
  const bank = page.getByRole("dialog");
  await bank.getByLabel("Transit number").fill("2760");
  await bank.getByLabel("Institution number").fill("001");
  await expect(bank.getByText(/Five digits; this has four/)).toBeVisible();
  await bank.getByLabel("Transit number").fill("27601");
  await bank.getByLabel("Account number").fill("1111234");
  await bank.getByLabel("Call it").fill("Business chequing");
  await bank.getByLabel("Street address").fill("12 Quay Street");
  await bank.getByLabel("City").fill("Halifax");
  await bank.getByLabel("Postal code").fill("B3H 1A1");
  await bank.getByRole("button", { name: /^Add / }).click();
  // Added is added: the dialog closes by itself.
  await expect(bank).toHaveCount(0);
  await expect(page.getByText("••1234").first()).toBeVisible();

  // A page that was only looked at leaves nothing behind.
  await page.getByRole("button", { name: "Add card" }).click();
  const jetpay = page.frameLocator("iframe");
  await expect(jetpay.getByLabel("Card number")).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).first().click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByText("No card yet")).toHaveCount(0);

  await page.getByRole("button", { name: "Add card" }).click();
  await jetpay.getByLabel("Card number").fill("5555 5555 5555 4444");
  await jetpay.getByLabel("Expiry (MM/YY)").fill("11/30");
  await jetpay.getByLabel("Security code").fill("321");
  await jetpay.getByLabel("Name on card").fill("Saint-Laurent Boatworks");
  await jetpay.getByRole("button", { name: "Save card" }).click();
  await expect(page.getByRole("dialog").getByText(/Mastercard ••4444 is saved/)).toBeVisible({ timeout: 20_000 });
});
