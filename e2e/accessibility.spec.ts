import { readdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { expect, fillPayment, test } from "./desk";

/** At least one address of every page there is; where a route has a name in brackets, `one` finds an address. */
const PAGES: readonly { route: string; at?: string; one?: (page: Page) => Promise<string> }[] = [
  { route: "/" },
  { route: "/transactions" },
  { route: "/transactions", at: "/transactions?state=failed&min=50001" },
  { route: "/transactions", at: "/transactions?q=nothing-is-called-so" },
  { route: "/transactions/[id]", at: "one completed", one: (page) => transaction(page, "state=completed") },
  { route: "/transactions/[id]", at: "one held", one: (page) => transaction(page, "state=preauthorized") },
  { route: "/transactions/[id]", at: "one in doubt", one: (page) => transaction(page, "state=unknown") },
  { route: "/transactions/[id]", at: "one by link", one: (page) => transaction(page, "flow=payment_link") },
  { route: "/transactions/not-ours" },
  { route: "/authorizations" },
  { route: "/authorizations", at: "/authorizations?view=list" },
  { route: "/authorizations", at: "/authorizations?view=week" },
  { route: "/authorizations/alerts" },
  { route: "/authorizations/new" },
  { route: "/charges/new" },
  { route: "/payouts/new" },
  { route: "/contacts" },
  { route: "/contacts/[id]", one: (page) => contact(page) },
  { route: "/contacts/new" },
  { route: "/links" },
  { route: "/links", at: "/links?q=nothing-is-called-so" },
  { route: "/links/mails" },
  { route: "/links/mails/[id]", one: (page) => first(page, "/api/desk/mails", "/links/mails") },
  { route: "/links/new" },
  { route: "/links/new", at: "/links/new?direction=out" },
  { route: "/settings" },
  { route: "/settings/audit" },
  { route: "/settings/company" },
  { route: "/settings/health" },
  { route: "/settings/jetpay" },
  { route: "/settings/mail-templates" },
  { route: "/settings/merchant-accounts" },
  { route: "/settings/people" },
  { route: "/settings/webhooks" },
  { route: "/settings/webhooks/events" },
];

/** Words are longer in French: what fits in English may not. So what a page opens is opened on a desk in the one, on a phone in the other. */
const LANGUAGES = [
  { locale: "en-CA", name: "English", openAt: 1440 },
  { locale: "fr-CA", name: "French", openAt: 390 },
] as const;

for (const { locale, name, openAt } of LANGUAGES) {
  for (const { route, at, one } of PAGES) {
    test(`nothing is in the way of anybody on ${at ?? route} in ${name}`, async ({ as }) => {
      const page = await as("administrator", locale);
      await page.goto(one === undefined ? (at ?? route) : await one(page));
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      await expectAccessible(page, `${at ?? route} in ${name}`, openAt, route === "/" ? "body" : "main");
    });
  }

  test(`nothing is in the way of anybody who signs in in ${name}`, async ({ browser }) => {
    const page = await browser.newPage({ locale });
    await page.goto("/sign-in");
    await expectAccessible(page, `/sign-in in ${name}`, openAt);
    await page.close();
  });
}

test("nothing is in the way of anybody who reviews a payment, or is told what is wrong with it", async ({ as }) => {
  const page = await as("preparer");
  await page.goto("/payouts/new");
  await page.getByLabel("Amount").fill("12.345");
  await page.getByRole("button", { name: "Review" }).click();
  await expect(page.getByText("Choose a contact.")).toBeVisible();
  await expectAccessible(page, "what is wrong with a payment", 1440);
  await page.setViewportSize({ width: 1280, height: 720 });
  await fillPayment(page, "Supplier", { contact: "Ateliers Gagnon", amount: "12.34", statement: "HARROW PINE 20418" });
  await expect(page.getByRole("button", { name: "Pay $12.34" })).toBeVisible();
  await expectAccessible(page, "the review of a payment", 1440);
});

test("every page is looked at", () => {
  const pages = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file.replace(/\/?page\.tsx$/, "").replace(/\([a-z]+\)\/?/g, "")}`.replace(/(.)\/$/, "$1"));
  // The last is for who builds: in production it is not there (e2e/design.spec.ts).
  const looked = new Set(["/sign-in", ...PAGES.map(({ route }) => route), "/design"]);
  expect(pages.filter((page) => !looked.has(page))).toEqual([]);
});

async function first(page: Page, path: string, under: string): Promise<string> {
  const { rows } = (await (await page.request.get(path)).json()) as { rows: { id: string }[] };
  if (rows[0] === undefined) throw new Error(`${path} has none`);
  return `${under}/${rows[0].id}`;
}

const transaction = (page: Page, filter: string) => first(page, `/api/desk/transactions?${filter}`, "/transactions");

async function contact(page: Page): Promise<string> {
  const found = (await (await page.request.get("/api/desk/contacts/search?q=Ateliers")).json()) as { id: string }[];
  return `/contacts/${found[0]?.id}`;
}
