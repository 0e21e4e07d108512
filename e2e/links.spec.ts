import type { Route } from "@playwright/test";
import { expect, expectState, fillPayment, mailsTo, test } from "./desk";
import { gate } from "./gate";

test("money is asked for by a mailed link and paid by card on Jetpay's page", async ({ as, browser }) => {
  const page = await as("preparer");
  await page.goto("/links/new");
  await fillPayment(page, "Who pays", { contact: "Wren & Alder LLP", amount: "1920", statement: "HARROW PINE 20391" });
  await expect(page.frameLocator("iframe[title=Preview]").getByRole("link", { name: "Pay $1,920.00" })).toBeVisible();
  await page.getByLabel("Reminders").selectOption("After 3 and 7 days");
  await page.getByRole("button", { name: "Review" }).click();
  await page.getByRole("button", { name: "Mail link · $1,920.00" }).click();
  await expect(page).toHaveURL(/\/transactions\//);

  await expect.poll(async () => (await mailsTo("ap@wrenalder.example")).length, { timeout: 30_000 }).toBe(1);
  const [mail] = await mailsTo("ap@wrenalder.example");
  expect(mail?.subject).toBe("HARROW PINE 20391 from Harrow & Pine");
  expect(mail?.text).toContain("$1,920.00");
  expect(mail?.attachments.map(({ mimeType }) => mimeType)).toContain("image/png");
  const link = /href="(http[^"]+\/payment\/pay\/[^"]+)"/.exec(mail?.html ?? "")?.[1] ?? "";
  await expect(page.getByText(/mail server/i).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Don’t remind" })).toHaveCount(2);
  await page.getByRole("button", { name: "Don’t remind" }).last().click();
  await expect(page.getByRole("button", { name: "Don’t remind" })).toHaveCount(1);

  const payer = await browser.newPage();
  await payer.goto(link);
  await payer.getByLabel("Credit card").check();
  await payer.getByLabel("Card number").fill("4242 4242 4242 4242");
  await payer.getByLabel("Expiry (MM/YY)").fill("12/30");
  await payer.getByLabel("Security code").fill("123");
  await payer.getByLabel("Name on card").fill("Wren Alder");
  await payer.getByRole("button", { name: "Pay $1,920.00" }).click();
  await expect(payer.getByRole("heading", { name: "Payment sent" })).toBeVisible();
  await payer.goto(link);
  await expect(payer.getByRole("button", { name: /^Pay/ })).toHaveCount(0);
  await payer.close();
  await expectState(page, "Completed");
  // Nobody is reminded of what is paid.
  await expect(page.getByRole("region", { name: "What happened" })).toContainText("not needed any more");
  await expect(page.getByRole("button", { name: "Don’t remind" })).toHaveCount(0);
});

test("a payout is claimed by link: security question, bank account, completed", async ({ as, browser }) => {
  const page = await as("preparer");
  await page.goto("/links/new?direction=out");
  await fillPayment(page, "Who gets it", {
    contact: "Lakehead Printing Co-op",
    amount: "415.20",
    statement: "HARROW PINE 20440",
  });
  await page.getByRole("button", { name: "Mail link · $415.20" }).click();
  await expect(page).toHaveURL(/\/transactions\//);
  await expect.poll(async () => (await mailsTo("office@lakeheadprinting.example")).length, { timeout: 30_000 }).toBe(1);
  const [mail] = await mailsTo("office@lakeheadprinting.example");
  const link = /href="(http[^"]+\/payment\/pay\/[^"]+)"/.exec(mail?.html ?? "")?.[1] ?? "";

  const payee = await browser.newPage();
  await payee.goto(link);
  await payee.getByLabel("What city is our head office in?").fill("Toronto");
  await payee.getByRole("button", { name: "Continue" }).click();
  await payee.getByLabel("Account holder name").fill("Lakehead Printing Co-op");
  await payee.getByLabel("Institution number").fill("002");
  await payee.getByLabel("Transit number").fill("10202");
  await payee.getByLabel("Account number").fill("5551234");
  await payee.getByLabel("I accept this payment").check();
  await payee.getByRole("button", { name: "Accept payment" }).click();
  await expect(payee.getByRole("heading", { name: "Payment accepted" })).toBeVisible();
  await payee.close();
  await expectState(page, "Completed");
});

test("mailing a link answers at once: that what the mail begins with is being read, that it could not be, and the form", async ({
  as,
}) => {
  const page = await as("preparer");
  await page.goto("/links");
  await expect(page.locator("html")).toHaveAttribute("data-live", "on");
  const answer = gate();
  const READ = /\/api\/desk\/links\/[0-9a-f-]{36}$/;
  await page.route(READ, async (route) => {
    await answer.opened;
    await route.abort("connectionreset");
  });
  const press = page.getByRole("button", { name: /^Mail the link to / }).first();
  await press.press("Enter");
  const dialog = page.getByRole("dialog", { name: /^Mail the link to / });
  await expect(dialog).toBeVisible();
  answer.open();
  // Reading is tried three times before it is said.
  await expect(dialog.getByText("This link could not be read")).toBeVisible({ timeout: 20_000 });
  await page.unroute(READ);
  await dialog.getByRole("button", { name: "Read again" }).click();
  await expect(dialog.getByLabel("Message")).toBeVisible();
  // It hears keys as soon as it has the focus.
  await expect(dialog.locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(press).toBeFocused();
});

test("a mail that is put right after its answer was lost is not told as sent: what was queued before is named", async ({
  as,
}) => {
  const page = await as("preparer");
  await page.goto("/links");
  await expect(page.locator("html")).toHaveAttribute("data-live", "on");
  const lose = async (route: Route) => {
    if (route.request().method() !== "POST") return route.fallback();
    await route.fetch();
    return route.abort("connectionreset");
  };
  await page
    .getByRole("button", { name: /^Mail the link to / })
    .first()
    .click();
  const dialog = page.getByRole("dialog", { name: /^Mail the link to / });
  const subject = dialog.getByLabel("Subject");
  await subject.fill("A worng subject");
  await page.route(/\/links(\?|$)/, lose);
  const send = dialog.getByRole("button", { name: /^Mail it/ });
  await send.click();
  await expect(dialog.getByRole("alert")).toContainText("It is not known whether it was done");
  await page.unroute(/\/links(\?|$)/, lose);
  await subject.fill("A right subject");
  await send.click();
  await expect(dialog.getByRole("alert")).toContainText("Nothing more was mailed");
  await expect(dialog.getByRole("alert")).toContainText("that mail was queued for");
  // As it was, it is the same mail, and there is one.
  await subject.fill("A worng subject");
  await send.click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("1 mail queued").first()).toBeVisible();
});
