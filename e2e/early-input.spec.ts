import type { Page } from "@playwright/test";
import { expect, test } from "./desk";
import { drawn, gate } from "./gate";

/** Keeps every file of code from the page until `arrive` is called: it is drawn by then, and hears nothing. */
async function withoutCode(page: Page): Promise<{ arrive: () => void }> {
  const { opened: arrived, open: arrive } = gate();
  await page.route("**/_next/static/**/*.js", async (route) => {
    await arrived;
    await route.continue();
  });
  return { arrive };
}

test("a press and the letters after it are heard by a page whose code comes later", async ({ as }) => {
  const page = await as("viewer");
  const code = await withoutCode(page);
  await page.goto("/", { waitUntil: "commit" });
  const opener = page.getByRole("button", { name: "Search or go to" });
  await opener.click();
  await opener.click();
  await page.keyboard.type("ateliers");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  code.arrive();
  const field = page.getByRole("combobox", { name: "Search or go to" });
  await expect(field).toBeFocused();
  // Those that were kept may still be on their way into it.
  await page.keyboard.type(" g");
  await expect(field).toHaveValue("ateliers g");
});

test("keys of the page pressed before anything is heard, and nothing else pressed, do what they do", async ({ as }) => {
  const page = await as("viewer");
  const code = await withoutCode(page);
  await page.goto("/", { waitUntil: "commit" });
  await expect(page.getByRole("button", { name: "Search or go to" })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("ateliers");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  code.arrive();
  const field = page.getByRole("combobox", { name: "Search or go to" });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("ateliers");

  const other = await as("viewer");
  const later = await withoutCode(other);
  await other.goto("/", { waitUntil: "commit" });
  await expect(other.getByRole("button", { name: "Search or go to" })).toBeVisible();
  await other.keyboard.type("gt");
  later.arrive();
  await expect(other).toHaveURL("/transactions");
});

test("a form that is filled in and sent before its code is there is sent once, and not in the address", async ({
  as,
}) => {
  const page = await as("preparer");
  const code = await withoutCode(page);
  await page.goto("/contacts/new", { waitUntil: "commit" });
  await page.getByLabel("Name").fill("Early Bird Bakery");
  await page.getByLabel("Mail address").fill("not an address");
  await page.getByRole("radio", { name: "French" }).check();
  await page.getByRole("button", { name: "Add contact" }).click();
  await page.getByLabel("Mail address").fill("nor is this");
  code.arrive();
  await expect(page.getByLabel("Mail address")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Name")).toHaveValue("Early Bird Bakery");
  await expect(page.getByLabel("Mail address")).toHaveValue("nor is this");
  await expect(page.getByRole("radio", { name: "French" })).toBeChecked();
  await expect(page).toHaveURL("/contacts/new");
});

test("a search sent by Enter before the list's code is there is looked for then, and the page is not loaded anew", async ({
  as,
}) => {
  const page = await as("viewer");
  const code = await withoutCode(page);
  await page.goto("/transactions", { waitUntil: "commit" });
  const box = page.getByRole("combobox", { name: "Search transactions" });
  await box.fill("gagnon");
  await box.press("Enter");
  await expect(page).toHaveURL("/transactions");
  await box.press("End");
  await page.keyboard.type(" amount:lots");
  await page.keyboard.press("Enter");
  code.arrive();
  // Sent as it stood last, which cannot be looked for.
  await expect(page.getByText("amount: takes a number")).toBeVisible();
  await expect(box).toHaveValue("gagnon amount:lots");
  await expect(page).toHaveURL("/transactions");

  const other = await as("viewer");
  const later = await withoutCode(other);
  await other.goto("/transactions", { waitUntil: "commit" });
  await other.getByRole("combobox", { name: "Search transactions" }).fill("amount:>500");
  await other.keyboard.press("Enter");
  later.arrive();
  await expect(other).toHaveURL("/transactions?min=50001");
});

test("a letter that is typed in the very moment a field begins to hear is not taken back", async ({ as }) => {
  const page = await as("viewer");
  const code = await withoutCode(page);
  await page.goto("/transactions", { waitUntil: "commit" });
  const box = page.getByRole("combobox", { name: "Search transactions" });
  await box.fill("gagno");
  const typed = await box.evaluateHandle((field: HTMLInputElement) => ({
    there: new Promise<void>((there) => {
      const { port1, port2 } = new MessageChannel();
      // Between the task in which React takes the field over and the next frame.
      port1.onmessage = () => {
        if (!Object.keys(field).some((name) => name.startsWith("__reactProps$"))) return port2.postMessage(null);
        field.setRangeText("n", field.value.length, field.value.length, "end");
        field.dispatchEvent(new InputEvent("input", { bubbles: true, data: "n" }));
        return there();
      };
      port2.postMessage(null);
    }),
  }));
  code.arrive();
  await typed.evaluate(({ there }) => there);
  await drawn(page);
  await expect(box).toHaveValue("gagnon");
  await box.press("Enter");
  await expect(page).toHaveURL("/transactions?q=gagnon");
});

test("what the server drew of a part stands while the code of that part is on its way", async ({ as }) => {
  const page = await as("viewer");
  await page.setViewportSize({ width: 390, height: 844 });
  const html = await (await page.request.get("/authorizations")).text();
  const { opened: arrived, open: arrive } = gate();
  let held = 0;
  await page.route("**/_next/static/**/*.js", async (route) => {
    // The page's own code comes, that of its parts does not.
    if (!html.includes(new URL(route.request().url()).pathname)) {
      held += 1;
      await arrived;
    }
    await route.continue();
  });
  await page.goto("/authorizations");
  const lanes = page.getByRole("navigation", { name: "Lanes" });
  const card = page.locator("[data-hold]").first();
  await expect
    .poll(() => card.evaluate((element) => Object.keys(element).some((name) => name.startsWith("__reactProps"))))
    .toBe(true);
  await expect.poll(() => held).toBeGreaterThan(0);
  const gone = await lanes.evaluateHandle((nav) => {
    let frames = 0;
    const look = () => {
      if (!nav.checkVisibility()) frames += 1;
      requestAnimationFrame(look);
    };
    look();
    // Has the page read its clock, and what stands by it drawn anew.
    document.dispatchEvent(new Event("visibilitychange"));
    return () => frames;
  });
  await drawn(page);
  arrive();
  const second = lanes.getByRole("link").nth(1);
  await second.click();
  await expect(second).toHaveAttribute("aria-current", "true");
  expect(await gone.evaluate((frames) => frames())).toBe(0);
});
