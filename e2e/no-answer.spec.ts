import type { Page, Route } from "@playwright/test";
import { expect, expectState, fillPayment, test, withSetting } from "./desk";

type Truth = { transactions: { id: string }[] };

/** Breaks what the page asks of its own server, until it is told to stop; reading goes on as before. */
async function breakAsks(page: Page, how: (route: Route) => Promise<void>): Promise<() => Promise<void>> {
  const handler = (route: Route) => (route.request().method() === "POST" ? how(route) : route.fallback());
  await page.route("/payouts/new", handler);
  return () => page.unroute("/payouts/new", handler);
}

const breakages = [
  {
    what: "whose answer is lost on the way back",
    amount: "1,418.36",
    note: "Lost on the way back",
    how: async (route: Route) => {
      await route.fetch();
      await route.abort("connectionreset");
    },
  },
  {
    what: "that a proxy answers with 502 before it arrives",
    amount: "1,420.91",
    note: "Stopped at a proxy",
    how: (route: Route) => route.fulfill({ status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" }),
  },
];

for (const { what, amount, note, how } of breakages) {
  test(`a payment ${what} keeps its form, says that nothing is known, and is one when asked for again`, async ({
    as,
    simulator,
  }) => {
    const page = await as("preparer");
    await page.goto("/payouts/new");
    await fillPayment(page, "Supplier", {
      contact: "Scierie Beaulieu",
      amount,
      statement: "HARROW PINE 21077",
      note,
    });
    const pay = page.getByRole("region", { name: "Review" }).getByRole("button", { name: `Pay $${amount}` });
    const mend = await breakAsks(page, how);
    await pay.click();
    const said = page.getByRole("alert").filter({ hasText: "It is not known whether it was asked for" });
    await expect(said).toContainText("No answer came from this desk’s own server.");
    await expect(page.getByText("It was not asked for")).toHaveCount(0);
    await expect(page).toHaveURL("/payouts/new");
    await expect(page.getByLabel("Amount")).toHaveValue(amount);
    await expect(page.getByLabel(/^Note/)).toHaveValue(note);

    await mend();
    await pay.click();
    await expect(page).toHaveURL(/\/transactions\/[0-9a-f-]{36}$/);
    await expectState(page, "Completed");
    const truth = await simulator.get<Truth>(`truth?only=transactions&note=${encodeURIComponent(note)}`);
    expect(truth.transactions).toHaveLength(1);
  });
}

test("a page drawn anew while nothing is known of its payment still asks for the same one", async ({
  as,
  simulator,
}) => {
  const administrator = await as("administrator");
  const page = await as("preparer");
  await page.goto("/payouts/new");
  await expect(page.locator("html")).toHaveAttribute("data-live", "on");
  const [amount, note] = ["1,433.58", "Lost before the page was drawn anew"];
  await fillPayment(page, "Supplier", { contact: "Scierie Beaulieu", amount, statement: "HARROW PINE 21078", note });
  const pay = page.getByRole("region", { name: "Review" }).getByRole("button", { name: `Pay $${amount}` });
  const mend = await breakAsks(page, async (route) => {
    await route.fetch();
    await route.abort("connectionreset");
  });
  await pay.click();
  await expect(page.getByText("It is not known whether it was asked for")).toBeVisible();
  await mend();
  await withSetting(administrator, /^Name/, "Harrow & Pine Limited", async () => {
    // Drawn by the server, into every open page.
    await expect(page.getByText("Harrow & Pine Limited").first()).toBeVisible();
    await pay.click();
    await expect(page).toHaveURL(/\/transactions\/[0-9a-f-]{36}$/);
    await expectState(page, "Completed");
    const truth = await simulator.get<Truth>(`truth?only=transactions&note=${encodeURIComponent(note)}`);
    expect(truth.transactions).toHaveLength(1);
  });
});
