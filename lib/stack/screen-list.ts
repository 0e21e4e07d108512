import type { Page } from "@playwright/test";
import { fillPayment } from "@/e2e/desk";
import type { TransactionPage } from "@/lib/transactions/queries";
import { PlainError } from "./plain-error";

export type Look = "light" | "dark" | "phone";

export type Screen = {
  /** Its file: `docs/screens/<name>.png`, `<name>-dark.png`, `<name>-phone.png`. */
  name: string;
  looks: readonly Look[];
  /** Brings the page to what is to be seen; relative addresses are the demo's. */
  show: (page: Page) => Promise<unknown>;
};

const at = (path: string) => async (page: Page) => {
  const response = await page.goto(path);
  if (!response?.ok()) throw new PlainError(`${path} answered ${response?.status() ?? "nothing"}.`);
};

/** The main pages, each as somebody would find it at work. */
export const SCREENS: readonly Screen[] = [
  { name: "overview", looks: ["light", "dark", "phone"], show: at("/") },
  { name: "transactions", looks: ["light", "phone"], show: at("/transactions") },
  {
    name: "transaction",
    looks: ["light", "dark"],
    show: (page) => openTransaction(page, "flow=payment_link&state=completed"),
  },
  { name: "unknown", looks: ["light"], show: (page) => openTransaction(page, "state=unknown") },
  { name: "board", looks: ["light", "dark", "phone"], show: at("/authorizations") },
  { name: "contacts", looks: ["light"], show: at("/contacts") },
  { name: "contact", looks: ["light"], show: openContact },
  { name: "pay-a-supplier", looks: ["light"], show: reviewPayout },
  { name: "mail-a-link", looks: ["light"], show: previewLink },
  { name: "links", looks: ["light"], show: at("/links") },
  { name: "palette", looks: ["light", "dark"], show: openPalette },
  { name: "audit", looks: ["light"], show: at("/settings/audit") },
  { name: "health", looks: ["light", "dark"], show: at("/settings/health") },
  { name: "webhooks", looks: ["light"], show: at("/settings/webhooks") },
];

async function openTransaction(page: Page, filter: string): Promise<void> {
  const { rows } = await read<TransactionPage>(page, `/api/desk/transactions?${filter}`);
  const [newest] = rows;
  if (newest === undefined) throw new PlainError(`The demo has no transaction with ${filter}.`);
  await page.goto(`/transactions/${newest.id}`);
}

async function openContact(page: Page): Promise<void> {
  const [found] = await read<{ id: string }[]>(page, "/api/desk/contacts/search?q=Ateliers%20Gagnon");
  if (found === undefined) throw new PlainError("The demo has no contact named Ateliers Gagnon.");
  await page.goto(`/contacts/${found.id}`);
}

async function read<T>(page: Page, path: string): Promise<T> {
  const response = await page.request.get(path);
  if (!response.ok()) throw new PlainError(`${path} answered ${response.status()}.`);
  return (await response.json()) as T;
}

async function openPalette(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Search or go to" }).fill("ateliers");
  await page.getByRole("option", { name: "All transactions with “ateliers”" }).waitFor();
}

/** Filled in and under review; nothing is asked for. */
async function reviewPayout(page: Page): Promise<void> {
  await page.goto("/payouts/new");
  await fillPayment(page, "Supplier", {
    contact: "Ateliers Gagnon",
    amount: "6,200 + 642.50",
    statement: "HARROW PINE INV 20418",
    note: "Invoice 20418, October fabrication",
  });
  await page.getByRole("region", { name: "Review" }).getByText("will leave").waitFor();
}

async function previewLink(page: Page): Promise<void> {
  await page.goto("/links/new");
  await fillPayment(page, "Who pays", { contact: "Wren & Alder LLP", amount: "1,920", statement: "HARROW PINE 20391" });
  await page.frameLocator("iframe[title=Preview]").getByRole("link", { name: "Pay $1,920.00" }).waitFor();
}
