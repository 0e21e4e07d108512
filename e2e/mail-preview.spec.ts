import { expect, fillPayment, test } from "./desk";
import { gate } from "./gate";

const WORDS = "Forty letters of a mail, and then as many.";

test("a payment does not wait behind a picture for each letter of its mail", async ({ as }) => {
  const page = await as("preparer");
  await page.goto("/links/new");
  await fillPayment(page, "Who pays", { contact: "Wren & Alder LLP", amount: "77.23", statement: "HARROW PINE 20577" });
  const letter = page.frameLocator("iframe[title=Preview]");
  await expect(letter.getByRole("link", { name: "Pay $77.23" })).toBeVisible();
  await expect(letter.getByText("HARROW PINE 20577").first()).toBeVisible();

  // Actions of a page are sent one after another: the next one leaves once this one is answered.
  const sent: ("picture" | "payment")[] = [];
  const answer = gate();
  await page.route("**/links/new", async (route) => {
    if (route.request().method() === "POST") {
      sent.push(route.request().postData()?.includes('"formId"') ? "payment" : "picture");
      await answer.opened;
    }
    await route.continue();
  });
  await page.getByLabel("Message").pressSequentially(WORDS);
  await expect.poll(() => sent).toEqual(["picture"]);
  await page.getByLabel("Message").pressSequentially(WORDS);
  await page.getByRole("button", { name: "Review" }).click();
  await page.getByRole("button", { name: "Mail link · $77.23" }).click();
  answer.open();
  await expect(page).toHaveURL(/\/transactions\//);
  expect(sent.slice(0, 2)).toEqual(["picture", "payment"]);
});

test("the picture of a mail is of what was typed last, however long an earlier one takes", async ({ as }) => {
  const page = await as("preparer");
  await page.goto("/links/new");
  await fillPayment(page, "Who pays", { contact: "Wren & Alder LLP", amount: "77.20", statement: "HARROW PINE 20578" });
  const letter = page.frameLocator("iframe[title=Preview]");
  await expect(letter.getByText("HARROW PINE 20578").first()).toBeVisible();
  const answer = gate();
  await page.route("**/links/new", async (route) => {
    await answer.opened;
    await route.continue();
  });
  const asked = page.waitForRequest((request) => request.method() === "POST");
  await page.getByLabel("Message").fill("The first words.");
  await asked;
  await page.getByLabel("Message").fill("The last words.");
  answer.open();
  await expect(letter.getByText("The last words.")).toBeVisible();
});
