import type { Page } from "@playwright/test";
import { chooseContact, expect, expectState, fillPayment, test, withSetting } from "./desk";

type Truth = { transactions: { id: string; note: string | null; effects: { paid: number } }[] };
type Simulator = { post(path: string, body: unknown): Promise<unknown>; get<T>(path: string): Promise<T> };

/** A payout whose answer is lost: after Jetpay made it, or before it heard of it. */
async function loseAnswer(page: Page, simulator: Simulator, kind: "drop_after" | "drop_before", amount: string) {
  await page.goto("/payouts/new");
  await fillPayment(page, "Supplier", { contact: "Scierie Beaulieu", amount, statement: "HARROW PINE 21044" });
  await simulator.post("faults", { kind, path: "^/credit$", method: "PUT" });
  await page.getByRole("button", { name: `Pay $${amount}` }).click();
  await expect(page).toHaveURL(/\/transactions\//);
  const reference = await page
    .getByText(/^JD-[0-9A-Z]{6}$/)
    .first()
    .innerText();
  return reference;
}

/** Wherever it is named, it says that nobody can be asked about it. */
async function expectNoIdElsewhere(page: Page, reference: string): Promise<void> {
  const here = page.url();
  await page.getByRole("link", { name: "Scierie Beaulieu" }).first().click();
  const line = page.getByRole("row").filter({ hasText: reference });
  await expect(line.getByText("no id to ask by")).toBeAttached();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Search or go to" }).fill(reference);
  const found = page.getByRole("option").filter({ hasText: reference }).first();
  await expect(found.getByText("no id to ask by")).toBeVisible();
  await page.goto(here);
}

const truthOf = async (simulator: Simulator, reference: string) =>
  (await simulator.get<Truth>(`truth?only=transactions&note=${reference}`)).transactions;

test("a payout whose answer was lost is locked, and the event that carries its note settles it", async ({
  as,
  simulator,
}) => {
  const page = await as("preparer");
  // No event may come before the page was seen in doubt.
  await simulator.post("settings", { event_note: true, deliveries: "held" });
  try {
    const reference = await loseAnswer(page, simulator, "drop_after", "1,204.31");
    await expectState(page, "Unknown – checking");
    await expect(page.getByRole("button", { name: "Cancel…" }).first()).toBeDisabled();
    await expect(page.getByRole("heading", { name: "Locked until we know" }).first()).toBeVisible();
    await expect(page.getByRole("region", { name: "What is being done about it" })).toContainText(reference);

    await simulator.post("settings", { deliveries: "auto" });
    await expectState(page, "Completed");
    await expect(page.getByRole("region", { name: "What is being done about it" })).toHaveCount(0);
    await expect(page.getByRole("region", { name: "What happened" })).toContainText(
      `It carries our reference ${reference}`,
    );
    expect(await truthOf(simulator, reference)).toHaveLength(1);
  } finally {
    await simulator.post("settings", { event_note: false, deliveries: "auto" });
  }
});

test("with events as in the guide's samples it offers the one that may be it, and a person settles it", async ({
  as,
  simulator,
}) => {
  const page = await as("preparer");
  const reference = await loseAnswer(page, simulator, "drop_after", "1,377.05");
  await expectState(page, "Unknown – checking");
  // Without Jetpay's id nothing can be asked: what is waited for is said, and who else can settle it.
  await expect(page.locator("header").getByText("no id to ask by")).toBeVisible();
  await expectNoIdElsewhere(page, reference);
  const awaited = page.getByRole("region", { name: "What happened" });
  await expect(awaited).toContainText(`Awaited: an event that carries ${reference}, or somebody who finds out`);
  await expect(awaited).toContainText("a preparer can say that it is there, an approver or administrator");
  const panel = page.getByRole("region", { name: "What is being done about it" });
  const [truth] = await truthOf(simulator, reference);
  const offered = panel.getByRole("listitem").filter({ hasText: truth?.id ?? "none" });
  await expect(offered).toBeVisible({ timeout: 40_000 });
  await expect(panel).toContainText("$1,377.05");

  // Whoever is about to pay the same is told first of all that it may have happened.
  const again = await as("approver");
  await again.goto("/payouts/new");
  const same = { contact: "Scierie Beaulieu", amount: "1,377.05", statement: "HARROW PINE 21044" };
  await fillPayment(again, "Supplier", same);
  const review = again.getByRole("region", { name: "Review", exact: true });
  await expect(review.getByRole("alert")).toContainText("It may have happened already: Scierie Beaulieu, $1,377.05.");
  await expect(review.getByRole("alert")).toContainText(`We don’t know what became of ${reference}.`);
  await expect(again.getByRole("button", { name: "Pay $1,377.05" })).toBeDisabled();
  await expect(again.getByLabel("Why again, though it may have happened?")).toBeVisible();

  // A preparer may say what is there; that nothing is there is for an approver.
  await expect(panel.getByRole("button", { name: "It did not happen…" })).toHaveCount(0);

  // Where Jetpay's own are listed, the payment it may be stands beside it, and warns before it is made ours as another.
  const list = await as("preparer");
  await list.goto("/transactions/not-ours");
  const line = list
    .getByRole("listitem")
    .filter({ hasText: truth?.id ?? "none" })
    .first();
  await expect(line.getByRole("link", { name: reference })).toBeVisible();
  await line.getByRole("button", { name: "Make it ours…" }).click();
  const adopt = list.getByRole("dialog");
  await expect(adopt).toContainText("It may be");
  await adopt.getByLabel("What is it?").selectOption({ label: "Payout" });
  await chooseContact(list, "With whom?", "Scierie Beaulieu");
  await adopt.getByLabel(/^Amount/).fill("1,377.05");
  await expect(adopt.getByRole("alert")).toContainText("is the same in kind, contact and amount");
  await adopt.getByRole("alert").getByRole("link", { name: reference }).click();
  await expect(list).toHaveURL(page.url());

  await offered.getByRole("button", { name: "This is it…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Jetpay’s id of it")).toHaveValue(truth?.id ?? "");
  await dialog.getByRole("button", { name: "This is it" }).click();
  await expect(dialog.getByText("Say why in a few words.")).toBeVisible();
  await dialog.getByLabel("Why").fill("Same reference and amount in the dashboard");
  await dialog.getByRole("button", { name: "This is it" }).click();
  await expect(dialog).toHaveCount(0);
  await expectState(page, "Completed");
  await expect(page.getByRole("region", { name: "What happened" })).toContainText(
    "Same reference and amount in the dashboard",
  );
  expect(await truthOf(simulator, reference)).toHaveLength(1);
});

test("one that truly never happened is settled by an approver and sent again, once", async ({ as, simulator }) => {
  const administrator = await as("administrator");
  // What this desk may say at once; the demo waits a minute.
  await withSetting(administrator, "Minutes until that can be said", "0", async () => {
    const preparer = await as("preparer");
    const reference = await loseAnswer(preparer, simulator, "drop_before", "1,512.64");
    await expectState(preparer, "Unknown – checking");
    expect(await truthOf(simulator, reference)).toHaveLength(0);

    const page = await as("approver");
    await page.goto(preparer.url());
    await page.getByRole("button", { name: "It did not happen…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Send it again").check();
    await dialog.getByLabel("Why").fill("Nothing of it in the dashboard");
    await dialog.getByRole("button", { name: "Send $1,512.64 again" }).dblclick();
    await expect(dialog).toHaveCount(0);
    await expectState(page, "Completed");
    // The preparer's open page follows.
    await expectState(preparer, "Completed");
    const truth = await truthOf(simulator, reference);
    expect(truth.map(({ note }) => note)).toEqual([`${reference}-2`]);
    await expect(page.getByRole("region", { name: "What happened" })).toContainText(`${reference}-2`);
  });
});
