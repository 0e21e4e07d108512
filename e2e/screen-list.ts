import type { Page } from "@playwright/test";
import type { TransactionPage } from "@/lib/transactions/queries";
import { fillPayment } from "./desk";

export type Look = "light" | "dark" | "phone";

export type Screen = {
  /** Its file: `docs/screens/<name>.png`, `<name>-dark.png`, `<name>-phone.png`. */
  name: string;
  looks: readonly Look[];
  /** Brings the page to what is to be seen. */
  show: (page: Page) => Promise<unknown>;
};

const at = (path: string) => (page: Page) => page.goto(path);
const ALL = ["light", "dark", "phone"] as const;
/** Shown on the phone first, where its review comes into view by itself. */
const FROM_PHONE = ["phone", "light", "dark"] as const;

/** The main pages, each as somebody would find it at work. */
export const SCREENS: readonly Screen[] = [
  { name: "overview", looks: ALL, show: at("/") },
  { name: "transactions", looks: ALL, show: at("/transactions") },
  { name: "search", looks: ["light"], show: at("/transactions?flow=payout&min=200000") },
  { name: "transaction", looks: ALL, show: (page) => openTransaction(page, "flow=payment_link&state=completed") },
  { name: "unknown", looks: ALL, show: (page) => openTransaction(page, "state=unknown") },
  { name: "failed", looks: ["light"], show: (page) => openTransaction(page, "state=failed") },
  { name: "held", looks: ["light", "phone"], show: (page) => openTransaction(page, "state=preauthorized") },
  { name: "board", looks: ALL, show: at("/authorizations") },
  { name: "week", looks: ["light", "phone"], show: at("/authorizations?view=week") },
  { name: "contacts", looks: ["light", "phone"], show: at("/contacts") },
  { name: "contact", looks: ALL, show: openContact },
  { name: "pay-a-supplier", looks: FROM_PHONE, show: reviewPayout },
  { name: "mail-a-link", looks: ["light"], show: previewLink },
  { name: "links", looks: ["light", "phone"], show: at("/links") },
  { name: "palette", looks: ["light", "dark"], show: openPalette },
  // Who signed in when is another story on each run.
  { name: "audit", looks: ["light"], show: at("/settings/audit?group=payments") },
  { name: "health", looks: ["light"], show: at("/settings/health") },
  { name: "webhooks", looks: ["light"], show: at("/settings/webhooks") },
  { name: "events", looks: ["light", "phone"], show: at("/settings/webhooks/events") },
  { name: "sign-in", looks: ALL, show: signedOut },
];

async function openTransaction(page: Page, filter: string): Promise<void> {
  const { rows } = await read<TransactionPage>(page, `/api/desk/transactions?${filter}`);
  const [newest] = rows;
  if (newest === undefined) throw new Error(`There is no transaction with ${filter}.`);
  await page.goto(`/transactions/${newest.id}`);
}

async function openContact(page: Page): Promise<void> {
  const [found] = await read<{ id: string }[]>(page, "/api/desk/contacts/search?q=Ateliers%20Gagnon");
  if (found === undefined) throw new Error("There is no contact named Ateliers Gagnon.");
  await page.goto(`/contacts/${found.id}`);
}

async function read<T>(page: Page, path: string): Promise<T> {
  const response = await page.request.get(path);
  if (!response.ok()) throw new Error(`${path} answered ${response.status()}.`);
  return (await response.json()) as T;
}

async function openPalette(page: Page): Promise<void> {
  await page.goto("/");
  // Before that nobody hears a key.
  await page.locator("html[data-live=on]").waitFor();
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

async function signedOut(page: Page): Promise<void> {
  await page.context().clearCookies();
  await page.goto("/sign-in");
}
