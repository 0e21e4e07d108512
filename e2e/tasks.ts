import { randomInt } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { expect, expectState, fillPayment } from "./desk";
import type { Hands } from "./hands";

/** What a task is about: an amount that no other payment has, as it is typed and as the screen writes it. */
type About = { typed: string; shown: string };

export type Task = {
  name: string;
  about: () => About;
  /** What must be there before it begins; not counted. */
  before?: (page: Page, about: About) => Promise<unknown>;
  byKeys: (hands: Hands, about: About) => Promise<void>;
  byMouse: (hands: Hands, about: About) => Promise<void>;
  /** What shows that it is done. */
  done: (page: Page, about: About) => Promise<void>;
};

/** Always as many digits, never one that the simulator declines (which end in 40.0). */
const anyAmount = (): About => amountOf(`${randomInt(100, 900)}7.${randomInt(50, 100)}`);
const declinedAmount = (): About => amountOf(`${randomInt(100, 900)}40.02`);
const amountOf = (typed: string): About => ({ typed, shown: `$${typed.replace(/(\d{3}\.)/, ",$1")}` });

const STATEMENT = "HARROW PINE 20418";

const palette = (page: Page) => page.getByRole("combobox", { name: "Search or go to" });
const found = (page: Page, { shown }: About) =>
  page.getByRole("group", { name: "Transactions" }).getByRole("option").filter({ hasText: shown });
const dialog = (page: Page) => page.getByRole("dialog");
const review = (page: Page) => page.getByRole("region", { name: "Review", exact: true });

/** Opens the one payment of that amount from wherever one is. */
async function findByKeys(hands: Hands, about: About): Promise<void> {
  await hands.press("Control+k", palette(hands.page));
  await hands.type(about.typed, "amount");
  await expect(found(hands.page, about)).toHaveAttribute("aria-selected", "true");
  await hands.press("Enter");
  await expect(hands.page).toHaveURL(/\/transactions\/[0-9a-f-]{36}$/);
  await expect(hands.page.getByRole("main")).toBeFocused();
}

async function findByMouse(hands: Hands, about: About): Promise<void> {
  await hands.click(hands.page.getByRole("button", { name: "Search or go to" }), "Search or go to…");
  await hands.type(about.typed, "amount");
  await hands.click(found(hands.page, about), "the payment");
  await expect(hands.page).toHaveURL(/\/transactions\/[0-9a-f-]{36}$/);
}

/** To what can be done with the payment that is open, and there. */
async function act(hands: Hands, button: Locator): Promise<void> {
  await expect(button).toBeVisible();
  await hands.press("a", button);
  await hands.press("Enter");
}

/** The answers of a dialog begin behind its title, so that Enter twice never moves money. */
async function answerByKeys(hands: Hands, no: string, yes: RegExp): Promise<void> {
  await expect(dialog(hands.page)).toBeFocused();
  await hands.press("Tab", dialog(hands.page).getByRole("button", { name: no }));
  await hands.press("Tab", dialog(hands.page).getByRole("button", { name: yes }));
  await hands.press("Enter");
}

type Form = {
  entry: string;
  down: number;
  who: string;
  contact: string;
  search: string;
  fields: string[];
  pay: RegExp;
};

/** From anywhere: the menu of new payments, its form, its review, and the button that asks for it. */
const payByKeys =
  ({ entry, down, who, contact, search, fields, pay }: Form) =>
  async (hands: Hands, about: About): Promise<void> => {
    const { page } = hands;
    const entries = page.getByRole("menuitem");
    await hands.press("c", entries.first());
    for (let step = 1; step <= down; step += 1) await hands.press("ArrowDown", entries.nth(step));
    await expect(entries.nth(down)).toContainText(entry);
    const box = page.getByRole("combobox", { name: who });
    await hands.press("Enter", box);
    await hands.type(search);
    await hands.press("Enter");
    await expect(box).toHaveValue(contact);
    await hands.press("Tab", page.getByRole("button", { name: "Clear" }));
    await hands.press("Tab", page.getByLabel("Amount"));
    await hands.type(about.typed, "amount");
    for (const field of fields) await hands.press("Tab", page.getByLabel(field, { exact: true }));
    await hands.press("Tab", page.getByLabel(/On their statement/));
    await hands.type(STATEMENT);
    await hands.press("Enter");
    await expect(review(page)).toContainText(about.shown);
    await hands.press("Tab", review(page).getByRole("button", { name: "Change" }));
    const ask = review(page).getByRole("button", { name: pay });
    await hands.press("Tab", ask);
    // Not before it was looked whether the same was asked for already.
    await expect(ask).toBeEnabled();
    await hands.press("Enter");
  };

const payByMouse =
  ({ entry, who, contact, search, pay }: Form) =>
  async (hands: Hands, about: About): Promise<void> => {
    const { page } = hands;
    await hands.click(page.getByRole("button", { name: "New payment" }), "New payment");
    await hands.click(page.getByRole("menuitem", { name: entry }), entry);
    await expect(page.getByRole("combobox", { name: who })).toBeFocused();
    await hands.type(search);
    await hands.click(page.getByRole("option", { name: contact }), contact);
    await hands.click(page.getByLabel("Amount"), "Amount");
    await hands.type(about.typed, "amount");
    await hands.click(page.getByLabel(/On their statement/), "On their statement");
    await hands.type(STATEMENT);
    await hands.click(page.getByRole("button", { name: "Review" }), "Review");
    await hands.click(review(page).getByRole("button", { name: pay }), "the button with the sum");
  };

const PAYOUT: Form = {
  ...{ entry: "Pay a supplier", down: 0, who: "Supplier", contact: "Ateliers Gagnon", search: "ateliers" },
  ...{ fields: ["To", "From"], pay: /^Pay / },
};
const LINK: Form = {
  ...{ entry: "Ask for money", down: 2, who: "Who pays", contact: "Wren & Alder LLP", search: "wren" },
  ...{ fields: ["Into"], pay: /^Mail link/ },
};
const CHARGE: Form = {
  ...{ entry: "Charge a card", down: 3, who: "Customer", contact: "Harbourview Catering", search: "harbour" },
  ...{ fields: ["Card", "Into"], pay: /^Charge / },
};
const HOLD: Form = {
  ...{ entry: "Hold on a card", down: 4, who: "Customer", contact: "Northlight Studio", search: "north" },
  ...{ fields: ["Card", "Into"], pay: /^Hold / },
};

const isAsked = async (page: Page, { shown }: About) => {
  await expect(page).toHaveURL(/\/transactions\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("main")).toContainText(shown);
};

/** Asks for one beforehand, as fast as it goes. */
const made =
  (path: string, { who, contact, pay }: Form, state?: string) =>
  async (page: Page, about: About): Promise<void> => {
    await page.goto(path);
    await fillPayment(page, who, { contact, amount: about.typed, statement: STATEMENT });
    await review(page).getByRole("button", { name: pay }).click();
    await expect(page).toHaveURL(/\/transactions\/[0-9a-f-]{36}$/);
    if (state !== undefined) await expectState(page, state);
  };

const card = (page: Page, index: number): Locator => page.locator("[data-hold] input[type=checkbox]").nth(index);
const answered = (page: Page) =>
  expect(dialog(page).getByRole("heading", { name: /^Asked Jetpay to capture 2/ })).toBeVisible();

/** What finance staff do most, each from a page where nothing has the focus. */
export const TASKS: readonly Task[] = [
  {
    name: "Find a payment by its amount",
    about: anyAmount,
    before: made("/payouts/new", PAYOUT),
    byKeys: findByKeys,
    byMouse: findByMouse,
    done: isAsked,
  },
  {
    name: "Pay a supplier’s saved bank account",
    about: anyAmount,
    byKeys: payByKeys(PAYOUT),
    byMouse: payByMouse(PAYOUT),
    done: isAsked,
  },
  { name: "Mail a payment link", about: anyAmount, byKeys: payByKeys(LINK), byMouse: payByMouse(LINK), done: isAsked },
  {
    name: "Charge a saved card",
    about: anyAmount,
    byKeys: payByKeys(CHARGE),
    byMouse: payByMouse(CHARGE),
    done: isAsked,
  },
  { name: "Hold money on a card", about: anyAmount, byKeys: payByKeys(HOLD), byMouse: payByMouse(HOLD), done: isAsked },
  {
    name: "Capture a hold",
    about: anyAmount,
    before: made("/authorizations/new", HOLD, "Preauthorized"),
    async byKeys(hands, about) {
      await findByKeys(hands, about);
      await act(hands, hands.page.getByRole("button", { name: /^Capture \$/ }));
      await answerByKeys(hands, "Not now", /^Capture/);
    },
    async byMouse(hands, about) {
      await findByMouse(hands, about);
      await hands.click(hands.page.getByRole("button", { name: /^Capture \$/ }), "Capture");
      await hands.click(dialog(hands.page).getByRole("button", { name: /^Capture/ }), "Capture");
    },
    done: (page) =>
      expect(page.getByRole("region", { name: "What happened" })).toContainText("capture", { timeout: 20_000 }),
  },
  {
    name: "Capture the two holds that lapse next",
    about: anyAmount,
    async byKeys(hands) {
      await hands.press("g");
      await hands.press("b");
      await expect(card(hands.page, 1)).toBeVisible();
      await hands.press("j", card(hands.page, 0));
      await hands.press(" ");
      await hands.press("j", card(hands.page, 1));
      await hands.press(" ");
      await hands.press("Enter");
      await answerByKeys(hands, "Keep holding", /^Capture 2/);
    },
    async byMouse(hands) {
      await hands.click(hands.page.getByRole("link", { name: /^Capture board/ }), "Capture board");
      await hands.click(card(hands.page, 0), "the first");
      await hands.click(card(hands.page, 1), "the second");
      await hands.click(hands.page.getByRole("button", { name: /^Capture 2/ }), "Capture 2");
      await hands.click(dialog(hands.page).getByRole("button", { name: /^Capture 2/ }), "Capture 2");
    },
    done: answered,
  },
  {
    name: "Cancel a payment that nobody has paid yet",
    about: anyAmount,
    before: made("/links/new", LINK, "Requested"),
    async byKeys(hands, about) {
      await findByKeys(hands, about);
      await act(hands, hands.page.getByRole("button", { name: "Cancel…" }));
      await answerByKeys(hands, "Keep it", /^Cancel/);
    },
    async byMouse(hands, about) {
      await findByMouse(hands, about);
      await hands.click(hands.page.getByRole("button", { name: "Cancel…" }), "Cancel…");
      await hands.click(dialog(hands.page).getByRole("button", { name: /^Cancel/ }), "Cancel");
    },
    done: (page) => expectState(page, "Cancelled"),
  },
  {
    name: "See why a payment failed",
    about: declinedAmount,
    before: made("/charges/new", CHARGE, "Failed"),
    byKeys: findByKeys,
    byMouse: findByMouse,
    done: (page) => expect(page.getByRole("region", { name: "What happened" })).toContainText("The card was declined."),
  },
  {
    name: "Make a file of the month",
    about: anyAmount,
    async byKeys(hands) {
      await hands.press("g");
      await hands.press("t");
      const line = hands.page.getByRole("combobox", { name: "Search transactions" });
      await expect(line).toBeVisible();
      await hands.press("f", line);
      await hands.type("on:month");
      await hands.press("Enter");
      await expect(hands.page).toHaveURL(/from=/);
      await hands.press("Tab", hands.page.getByRole("button", { name: "Clear" }));
      await hands.press("e", hands.page.getByRole("menuitem", { name: /^CSV/ }));
      const file = hands.page.waitForEvent("download");
      await hands.press("Enter");
      await file;
    },
    async byMouse(hands) {
      const { page } = hands;
      await hands.click(page.getByRole("link", { name: /^Transactions/ }).first(), "Transactions");
      await hands.click(page.getByRole("button", { name: "Date" }), "Date");
      await hands.click(page.getByRole("button", { name: "This month" }), "This month");
      await hands.click(page.getByRole("button", { name: /^Export/ }), "Export");
      const file = page.waitForEvent("download");
      await hands.click(page.getByRole("menuitem", { name: /^CSV/ }), "CSV");
      await file;
    },
    done: (page) => expect(page).toHaveURL(/\/transactions\?/),
  },
];
