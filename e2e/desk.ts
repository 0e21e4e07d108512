import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import PostalMime, { type Email } from "postal-mime";
import { STILL_AT } from "@/lib/stack/still-at";
import { DEMO_PASSWORD, DEMO_PEOPLE } from "@/lib/team/demo-people";

export type Role = "viewer" | "preparer" | "approver" | "administrator";

/** The simulator's control API (lib/jetpay/simulator/control.ts): what truly happened, and faults on demand. */
type Simulator = { post(path: string, body: unknown): Promise<unknown>; get<T>(path: string): Promise<T> };

type Fixtures = {
  simulator: Simulator;
  /** A page signed in as that role, in a browser context of its own, which asks for pages in that language. */
  as(role: Role, locale?: "en-CA" | "fr-CA"): Promise<Page>;
};

type Session = Awaited<ReturnType<BrowserContext["storageState"]>>;
const sessions = new Map<Role, Session>();

export const test = base.extend<Fixtures>({
  simulator: async ({ baseURL: _ }, use) => {
    const url = await simulatorUrl();
    const call = async (path: string, init?: RequestInit) => {
      const response = await fetch(`${url}/_simulator/${path}`, init);
      if (!response.ok) throw new Error(`simulator ${path}: ${response.status} ${await response.text()}`);
      return response.json();
    };
    await use({
      get: <T>(path: string) => call(path) as Promise<T>,
      post: (path, body) => call(path, { method: "POST", body: JSON.stringify(body) }),
    });
  },
  as: async ({ browser }, use, { project }) => {
    const pages: Page[] = [];
    const broken: string[] = [];
    await use(async (role, locale = "en-CA") => {
      const page = await openAs(browser, role, locale);
      pages.push(page);
      // There the desk's clock stands still, and a page of another day would say other words than the server.
      if (project.name === "looks") await page.clock.setFixedTime(STILL_AT);
      page.on("pageerror", ({ message }) => {
        // What is chosen before the code of a part is there has React draw that part anew, and say so; a page that is only looked at may not.
        if (project.name === "looks" || !message.includes("React error #418")) broken.push(`${page.url()}: ${message}`);
      });
      return page;
    });
    for (const page of pages) await page.context().close();
    expect(broken, "what the pages threw").toEqual([]);
  },
});
export { expect };

async function openAs(browser: Browser, role: Role, locale: string): Promise<Page> {
  const known = sessions.get(role);
  const session = known !== undefined && (await isAlive(browser, known)) ? known : await newSession(browser, role);
  return (await browser.newContext({ locale, storageState: session })).newPage();
}

/** Signs in once per role and worker: the throttle counts attempts, and a person signs in once a day as well. */
async function newSession(browser: Browser, role: Role): Promise<Session> {
  const context = await browser.newContext({ locale: "en-CA" });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await signIn(page, role);
  await expect(page).toHaveURL("/");
  const session = await context.storageState();
  sessions.set(role, session);
  await context.close();
  return session;
}

/** A journey may have ended every session of this person. */
async function isAlive(browser: Browser, storageState: Session): Promise<boolean> {
  const context = await browser.newContext({ storageState });
  const alive = (await context.request.get("/", { maxRedirects: 0 })).ok();
  await context.close();
  return alive;
}

export async function signIn(page: Page, role: Role, password: string = DEMO_PASSWORD): Promise<void> {
  const person = DEMO_PEOPLE.find((one) => one.role === role);
  await page.getByLabel("Email").fill(person?.email ?? "");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function simulatorUrl(): Promise<string> {
  const { E2E_SIMULATOR_URL } = process.env;
  if (E2E_SIMULATOR_URL) return E2E_SIMULATOR_URL;
  // By hand, against `npm run dev`: the port the stack keeps.
  return `http://127.0.0.1:${readFileSync(".data/simulator-port", "utf8").trim()}`;
}

/** Mails that the SMTP server of the run has taken for an address, read back. */
export async function mailsTo(address: string): Promise<Email[]> {
  const { E2E_MAIL_FOLDER } = process.env;
  if (!E2E_MAIL_FOLDER)
    throw new Error("mails are read back from the SMTP server that `npm test` starts (E2E_MAIL_FOLDER)");
  const files = readdirSync(E2E_MAIL_FOLDER).filter((name) => name.endsWith(".eml"));
  const mails = await Promise.all(files.map((name) => PostalMime.parse(readFileSync(join(E2E_MAIL_FOLDER, name)))));
  return mails.filter((mail) => mail.to?.some((to) => to.address === address));
}

/** Chooses a contact in a form as a person does: types, waits for the list, takes the first. */
export async function chooseContact(page: Page, label: string, name: string): Promise<void> {
  const box = page.getByRole("combobox", { name: label });
  await box.click();
  await box.fill(name);
  // Those that stood there before are put in another order when the answer comes.
  const best = page.getByRole("listbox").getByRole("option").first();
  await expect(best).toContainText(name);
  await best.click();
}

export type Payment = { contact: string; amount: string; statement: string; note?: string };

/** Fills in what every flow asks, and goes to the review. */
export async function fillPayment(page: Page, who: string, payment: Payment): Promise<void> {
  await chooseContact(page, who, payment.contact);
  await page.getByLabel("Amount").fill(payment.amount);
  await page.getByLabel(/On their statement/).fill(payment.statement);
  if (payment.note !== undefined) await page.getByLabel(/^Note/).fill(payment.note);
  await page.getByRole("button", { name: "Review" }).click();
}

/** Waits on a transaction's page until its state is the one awaited, without a reload. */
export async function expectState(page: Page, state: string, timeout = 40_000): Promise<void> {
  await expect(page.locator("h1 ~ *, h1, header").getByText(state, { exact: true }).first()).toBeVisible({ timeout });
}

/** Does something while one of the company's settings is another, and puts it back whatever becomes of that. */
export async function withSetting(
  administrator: Page,
  label: string | RegExp,
  value: string,
  act: () => Promise<void>,
) {
  const put = async (next: string): Promise<string> => {
    await administrator.goto("/settings/company");
    const field = administrator.getByLabel(label);
    const before = await field.inputValue();
    if (before === next) return before;
    await field.fill(next);
    await administrator.getByRole("button", { name: "Save", exact: true }).click();
    await expect(administrator.getByText("Saved", { exact: true })).toBeVisible();
    return before;
  };
  const before = await put(value);
  try {
    await act();
  } finally {
    await put(before);
  }
}
