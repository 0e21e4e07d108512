import { readFileSync } from "node:fs";
import { expect, test } from "./desk";
import { drawn, gate } from "./gate";

test("a list is searched, picked from and taken away by keyboard, and the file says what the screen says", async ({
  as,
}) => {
  const page = await as("preparer");
  await page.goto("/transactions");
  const box = page.getByRole("combobox", { name: "Search transactions" });
  await expect(async () => {
    // What is typed before the page can be used is not heard.
    await box.fill("");
    await box.pressSequentially("st");
    await expect(page.getByRole("option", { name: /^state:/ })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option", { name: /^state:/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(box).toHaveValue("state:");
  await page.keyboard.type("comp");
  await expect(page.getByRole("option", { name: /completed/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await page.keyboard.type("amount:lots");
  await page.keyboard.press("Enter");
  await expect(page.getByText("amount: takes a number")).toBeVisible();
  for (let n = 0; n < "lots".length; n += 1) await page.keyboard.press("Backspace");
  // Only what is long final: the newer ones move while the file is made.
  const day = new Date(Date.now() - 60 * 24 * 60 * 60_000).toISOString().slice(0, 10);
  await page.keyboard.type(`>500 before:${day}`);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\?state=completed&min=50001&to=[\d-]+$/);
  await expect(page.getByRole("button", { name: "State Completed" })).toBeVisible();

  // Until the answer is drawn, the rows are still those of the search before.
  await expect(page.locator("table[aria-busy=false]")).toBeVisible();
  const rows = page.locator("tr[data-row]");
  await rows.nth(1).getByRole("link").focus();
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByText("3 selected")).toBeVisible();
  await page.getByRole("button", { name: "Ask Jetpay now" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Asked Jetpay about 3" })).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).first().press("Enter");

  const exporting = page.getByRole("button", { name: /^Export \d/ });
  const count = Number(/[\d,]+/.exec((await exporting.textContent()) ?? "")?.[0].replaceAll(",", ""));
  await exporting.press("Enter");
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: /^CSV/ }).press("Enter");
  const lines = readFileSync(await (await download).path(), "utf8").split("\r\n");
  expect(lines.indexOf("") - 1).toBe(count);
  expect(lines[0]).toContain("Time (America/Toronto),Contact,State");
  expect(lines).toContain(`Lines,${count}`);
  const out = /^Out,\d+,-?([\d.]+),CAD$/.exec(lines.find((line) => line.startsWith("Out,")) ?? "")?.[1] ?? "";
  await expect(page.getByText(Number(out).toLocaleString("en-CA", { minimumFractionDigits: 2 }))).toBeVisible();
});

test("a view is saved with its columns, shared, seen by another, and taken away", async ({ as }) => {
  const page = await as("preparer");
  await page.goto("/transactions?state=failed");
  await page.getByRole("button", { name: "Save view" }).click();
  await page.getByLabel("Name").fill("Failed, shared");
  await page.getByLabel("Share it with the team").check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const tab = page.getByRole("link", { name: "Failed, shared" });
  await expect(tab).toHaveAttribute("aria-current", "page");
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("dialog", { name: "Columns" }).getByLabel("Note").check();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("columnheader", { name: "Note" })).toBeVisible();
  await page.getByRole("button", { name: "This view" }).click();
  const kept = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.getByRole("menuitem", { name: "Save changes" }).click();
  expect((await kept).ok()).toBe(true);

  const other = await as("viewer");
  await other.goto("/transactions");
  await expect(other.getByRole("button", { name: /^Export/ })).toHaveCount(0);
  await other.getByRole("link", { name: "Failed, shared" }).click();
  await expect(other.getByRole("columnheader", { name: "Note" })).toBeVisible();
  await expect(other).toHaveURL(/state=failed/);

  await page.getByRole("button", { name: "This view" }).click();
  await page.getByRole("menuitem", { name: "Remove the view" }).click();
  await expect(tab).toHaveCount(0);
  await expect(other.getByRole("link", { name: "Failed, shared" })).toHaveCount(0);
});

test("what a view’s menu does late is not done to the view that is looked at by then", async ({ as }) => {
  const page = await as("preparer");
  const names = [`First ${String(Date.now())}`, `Then ${String(Date.now())}`] as const;
  const tab = (name: string) => page.getByRole("link", { name, exact: true });
  for (const [at, name] of names.entries()) {
    await page.goto(`/transactions?state=${at === 0 ? "failed" : "completed"}`);
    await page.getByRole("button", { name: "Save view" }).click();
    await page.getByLabel("Name").fill(name);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(tab(name)).toHaveAttribute("aria-current", "page");
  }
  const [first, then] = names;
  /** Presses that in the first view's menu, and looks at the other one before the answer is there. */
  const pressLate = async (item: string, said: string) => {
    const answer = gate();
    await page.route(/\/transactions(\?|$)/, async (route) => {
      if (route.request().method() !== "POST") return route.fallback();
      const response = await route.fetch();
      await answer.opened;
      return route.fulfill({ response });
    });
    await page.getByRole("button", { name: "This view" }).click();
    await page.getByRole("menuitem", { name: item }).click();
    await tab(then).click();
    await expect(page).toHaveURL(/state=completed/);
    await expect(tab(then)).toHaveAttribute("aria-current", "page");
    const looked = page.url();
    const read = page.waitForResponse(/\/api\/desk\/views\?list=transactions/);
    answer.open();
    await expect(page.getByText(said).first()).toBeVisible();
    await (await read).finished();
    await page.unrouteAll({ behavior: "wait" });
    await drawn(page);
    await expect(page).toHaveURL(looked);
    await expect(tab(then)).toHaveAttribute("aria-current", "page");
  };
  await tab(first).click();
  await expect(page).toHaveURL(/state=failed/);
  await page.goto(`${page.url()}&min=50001`);
  await pressLate("Save changes", `Saved “${first}”`);
  await expect(tab(first)).toHaveAttribute("href", /min=50001/);
  await tab(first).click();
  await expect(page).toHaveURL(/min=50001/);
  await pressLate("Remove the view", `Removed “${first}”`);
  await page.getByRole("button", { name: "This view" }).click();
  await page.getByRole("menuitem", { name: "Remove the view" }).click();
  await expect(tab(then)).toHaveCount(0);
});

test("links and mails are searched, saved as views and taken away like transactions", async ({ as }) => {
  const page = await as("preparer");
  await page.goto("/links");
  const box = page.getByRole("combobox", { name: "Search links" });
  await expect(async () => {
    // What is typed before the page can be used is not heard.
    await box.fill("");
    await box.pressSequentially("st");
    await expect(page.getByRole("option", { name: /^state:/ })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.type("comp");
  await page.keyboard.press("Enter");
  await page.keyboard.type("amount:>100");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/links\?state=completed&min=10001$/);
  await expect(page.getByRole("button", { name: "State Completed" })).toBeVisible();

  await expect(page.getByRole("table")).toHaveAttribute("aria-busy", "false");
  const exporting = page.getByRole("button", { name: /^Export \d/ });
  const count = Number(/[\d,]+/.exec((await exporting.textContent()) ?? "")?.[0].replaceAll(",", ""));
  await exporting.press("Enter");
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: /^CSV/ }).press("Enter");
  const lines = readFileSync(await (await download).path(), "utf8").split("\r\n");
  expect(lines.indexOf("") - 1).toBe(count);
  expect(lines[0]).toContain("Asked (America/Toronto),Contact,State");
  expect(lines).toContain(`Lines,${count}`);

  await page.getByRole("button", { name: "Save view" }).click();
  await page.getByLabel("Name").fill("Paid by link");
  await page.getByLabel("Share it with the team").check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const tab = page.getByRole("link", { name: "Paid by link" });
  await expect(tab).toHaveAttribute("aria-current", "page");

  const other = await as("viewer");
  await other.goto("/links");
  await other.getByRole("link", { name: "Paid by link" }).click();
  await expect(other).toHaveURL(/state=completed/);
  await expect(other.getByRole("button", { name: /^Export/ })).toHaveCount(0);
  await page.getByRole("button", { name: "This view" }).click();
  await page.getByRole("menuitem", { name: "Remove the view" }).click();
  await expect(other.getByRole("link", { name: "Paid by link" })).toHaveCount(0);

  await page.goto("/contacts?method=none");
  await page.getByRole("button", { name: "Save view" }).click();
  await page.getByLabel("Name").fill("To complete");
  // What is pressed as soon as a view is saved knows of it: the list is led to it once its tab is there.
  const tabs = gate();
  await page.route(/\/api\/desk\/views/, async (route) => {
    await tabs.opened;
    await route.continue();
  });
  const asked = page.waitForRequest(/\/api\/desk\/views/);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await asked;
  await drawn(page);
  expect(page.url()).not.toContain("saved=");
  tabs.open();
  await expect(page).toHaveURL(/[?&]saved=/);
  await page.getByRole("link", { name: "All", exact: true }).click();
  await expect(page).toHaveURL("/contacts");
  await page.getByRole("link", { name: "To complete" }).click();
  await expect(page).toHaveURL(/\/contacts\?saved=.+&method=none$/);
  await page.getByRole("button", { name: "This view" }).click();
  await page.getByRole("menuitem", { name: "Remove the view" }).click();
  await expect(page.getByRole("link", { name: "To complete" })).toHaveCount(0);

  // Where the mails were before they had a page of their own.
  await page.goto("/links?view=bounced");
  await expect(page).toHaveURL("/links/mails?view=bounced");
  await page.getByRole("link", { name: "Mails", exact: true }).click();
  await expect(page).toHaveURL("/links/mails");
  const mails = page.getByRole("combobox", { name: "Search mails" });
  await mails.fill("to:nobody-has-this-address");
  await mails.press("Enter");
  await expect(page.getByText("No mail has all of what you filtered by.")).toBeVisible();
  await page.getByRole("button", { name: "Drop “Recipient”" }).click();
  await expect(page).toHaveURL("/links/mails");
  await expect(page.getByRole("table", { name: "Mails" })).toBeVisible();
});

test("columns of links are chosen, ordered and pinned by keyboard, kept for their reader, and are those of the file", async ({
  as,
}) => {
  const page = await as("approver");
  await page.goto("/links?state=completed");
  const heads = page.getByRole("columnheader");
  await expect(heads).toHaveText(["Asked", "Contact", "State", "Mailed to", "Link", "Direction", "Amount"]);
  const button = page.getByRole("button", { name: "Columns" });
  const panel = page.getByRole("dialog", { name: "Columns" });
  await expect(async () => {
    await button.press("Enter");
    await expect(panel).toBeVisible({ timeout: 1_000 });
  }).toPass();
  for (const name of ["Mailed to", "Link", "Reference"]) await panel.getByRole("checkbox", { name }).press("Space");
  await expect(panel.getByRole("checkbox", { name: "Contact" })).toBeDisabled();
  await panel.getByRole("button", { name: "Pin Reference" }).press("Enter");
  await panel.getByRole("button", { name: "Move Contact to the front" }).press("Enter");
  await panel.getByRole("button", { name: "Pin Contact" }).press("Enter");
  await expect(panel.getByRole("button", { name: "Pin Contact" })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();

  const chosen = ["Reference", "Contact", "Asked", "State", "Direction", "Amount"];
  await expect(heads).toHaveText(chosen);
  // Each choice was sent to be kept, one after the other; only the last has two that are pinned.
  await expect
    .poll(async () => (await page.request.get("/api/desk/views?list=links")).json())
    .toMatchObject({ layout: { pinned: 2 } });
  await page.reload();
  await expect(heads).toHaveText(chosen);
  await expect(page.locator("th[data-pinned]")).toHaveText(["Reference", "Contact"]);
  // The whole line can be pressed, though its link stands in a cell that is pinned.
  await expect(async () => {
    if (!page.url().includes("/transactions/"))
      await page.locator("tbody tr").first().getByText("Completed").click({ timeout: 2_000 });
    await expect(page).toHaveURL(/\/transactions\//, { timeout: 2_000 });
  }).toPass();
  await page.goBack();
  await expect(heads).toHaveText(chosen);

  await expect(page.getByRole("table")).toHaveAttribute("aria-busy", "false");
  const exporting = page.getByRole("button", { name: /^Export \d/ });
  const count = Number(/[\d,]+/.exec((await exporting.textContent()) ?? "")?.[0].replaceAll(",", ""));
  const download = page.waitForEvent("download");
  await exporting.press("Enter");
  await page.getByRole("menuitem", { name: /^CSV/ }).press("Enter");
  const lines = readFileSync(await (await download).path(), "utf8").split("\r\n");
  expect(lines[0]).toBe("\uFEFFReference,Contact,Asked (America/Toronto),State,Counted as,Amount,Currency");
  expect(lines.indexOf("") - 1).toBe(count);
  const shown = await page.locator("tbody td:first-child").allTextContents();
  expect(lines.slice(1, shown.length + 1).map((line) => line.split(",")[0])).toEqual(shown);

  await button.press("Enter");
  await panel.getByRole("button", { name: "As usual" }).press("Enter");
  await expect(heads).toHaveText(["Asked", "Contact", "State", "Mailed to", "Link", "Direction", "Amount"]);
});

test("a column that is chosen while the columns are still being read stays chosen", async ({ as }) => {
  const page = await as("viewer");
  const answers: (() => void)[] = [];
  // Read before the choice, heard after it.
  await page.route(/\/api\/desk\/views\?list=contacts/, async (route) => {
    const response = await route.fetch();
    await new Promise<void>((resolve) => answers.push(resolve));
    await route.fulfill({ response });
  });
  await page.goto("/contacts");
  const heads = page.getByRole("columnheader");
  // The page is loaded before what was streamed into it stands in its place.
  await expect(heads).not.toHaveCount(0);
  const before = await heads.allTextContents();
  const panel = page.getByRole("dialog", { name: "Columns" });
  await expect(async () => {
    await page.getByRole("button", { name: "Columns" }).press("Enter");
    await expect(panel).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
  await expect.poll(() => answers.length).toBeGreaterThan(0);
  await panel.getByRole("checkbox", { name: "Mail address" }).press("Space");
  const chosen = before.filter((head) => head !== "Mail address");
  await expect(heads).toHaveText(chosen);
  const read = page.waitForResponse(/\/api\/desk\/views\?list=contacts/);
  for (const answer of answers) answer();
  await read;
  await panel.getByRole("checkbox", { name: "Payments" }).press("Space");
  await expect(heads).toHaveText(chosen.filter((head) => head !== "Payments"));
  await panel.getByRole("button", { name: "As usual" }).press("Enter");
  await expect(heads).toHaveText(before);
});

test("what a list reads comes compressed, as a page does", async ({ as }) => {
  const page = await as("preparer");
  for (const address of ["/transactions", "/api/desk/transactions", "/api/desk/contacts"]) {
    const answer = await page.request.get(address);
    expect(answer.status(), address).toBe(200);
    expect(answer.headers()["content-encoding"], address).toBe("gzip");
  }
  const file = await page.request.get("/api/desk/transactions/export?format=csv");
  expect(file.headers()["content-type"]).toBe("text/csv; charset=utf-8");
});
