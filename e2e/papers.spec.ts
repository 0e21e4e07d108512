import { readFile } from "node:fs/promises";
import { pdfText } from "../lib/testing/pdf-text";
import { chooseContact, expect, expectState, fillPayment, test } from "./desk";

test("a mail template is written in Settings, seen in the preview, and chosen when a link is mailed", async ({
  as,
}) => {
  const page = await as("administrator");
  await page.goto("/settings/mail-templates");
  await page.getByRole("button", { name: "Add a template" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill("Second notice");
  await dialog.getByLabel("Subject").fill("Still open: {invoice}");
  await dialog.getByLabel("Message").fill("Hello ");
  await dialog.getByRole("button", { name: "Name", exact: true }).click();
  await expect(dialog.getByLabel("Message")).toHaveValue("Hello {name}");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("Something in braces")).toBeVisible();
  await dialog.getByLabel("Subject").fill("Still open: {amount}");
  await dialog.getByText("Preview", { exact: true }).click();
  await expect(dialog.getByText("Still open: $1,920.00")).toBeVisible();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("table").getByText("Second notice")).toBeVisible();

  await page.goto("/links/new");
  await chooseContact(page, "Who pays", "Wren & Alder LLP");
  await page.getByLabel("Words").selectOption("Second notice");
  await expect(page.getByLabel("Subject")).toHaveValue("Still open: {amount}");
  await page.getByLabel("Words").selectOption("Built in");
  await expect(page.getByLabel("Subject")).not.toHaveValue("Still open: {amount}");
});

test("a receipt is had of what was paid, in either language, and sent to the contact", async ({ as }) => {
  const page = await as("preparer");
  await page.goto("/charges/new");
  await fillPayment(page, "Customer", {
    contact: "Harbourview Catering",
    amount: "31.25",
    statement: "HARROW PINE 9",
  });
  await page.getByRole("button", { name: /^Charge/ }).click();
  await expect(page).toHaveURL(/\/transactions\/[0-9a-f]/);
  await expectState(page, "Completed");
  const receipt = page.getByRole("region", { name: "Receipt" });
  await receipt.getByText("French").click();
  const downloading = page.waitForEvent("download");
  await receipt.getByRole("link", { name: "Download PDF" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^recu-JD-\w+\.pdf$/);
  expect(pdfText(await readFile(await download.path()))).toContain("Reçu de\nHarbourview Catering");
  await receipt.getByRole("button", { name: "Send receipt" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Mail it" }).click();
  await expect(page.getByRole("region", { name: "What happened" })).toContainText("The receipt to", {
    timeout: 30_000,
  });
});

test("a link is handed to the phone's sheet, and copied where the phone does not take it", async ({ as }) => {
  const page = await as("preparer");
  await page.addInitScript(() => {
    const shared: ShareData[] = [];
    Object.assign(window, { shared });
    Object.defineProperty(navigator, "share", {
      value: (what: ShareData) => {
        shared.push(what);
        return shared.length === 1 ? Promise.resolve() : Promise.reject(new DOMException("no", "NotAllowedError"));
      },
    });
    Object.defineProperty(navigator, "clipboard", {
      value: { writeText: (text: string) => Promise.resolve(void Object.assign(window, { copied: text })) },
    });
  });
  await page.goto("/links?view=waiting");
  await page.getByRole("table").getByRole("link").first().click();
  const share = page.getByRole("button", { name: "Share", exact: true });
  await share.click();
  await expect.poll(() => page.evaluate("window.shared.length")).toBe(1);
  const url = await page.evaluate<string>("window.shared[0].url");
  expect(url).toContain("/payment/pay/");
  await share.click();
  await expect.poll(() => page.evaluate("window.copied")).toBe(url);
});
