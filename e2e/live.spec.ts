import type { Page } from "@playwright/test";
import { expect, test, withSetting } from "./desk";

test("a page whose live stream a proxy refuses says that it is cut off, comes back by itself, and shows what changed meanwhile", async ({
  as,
}) => {
  const page = await as("viewer");
  const name = "Rapide-Blanc Millwork";
  let refusing = true;
  await page.route("/api/live", (route) =>
    refusing
      ? route.fulfill({ status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" })
      : route.fallback(),
  );
  await page.goto(`/contacts?q=${encodeURIComponent(name)}`);
  await expect(page.locator("html")).toHaveAttribute("data-live", "off");
  const stamp = page.getByRole("button", { name: "How true is this screen?" }).filter({ visible: true });
  await expect(stamp).toContainText("cut off", { timeout: 20_000 });

  const preparer = await as("preparer");
  await preparer.goto("/contacts/new");
  await preparer.getByLabel("Name", { exact: true }).fill(name);
  await preparer.getByLabel("Mail address").fill("ap@rapide-blanc.example");
  await preparer.getByRole("button", { name: "Add contact" }).click();
  await expect(preparer).toHaveURL(/\/contacts\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("link", { name })).toHaveCount(0);

  refusing = false;
  await expect(page.locator("html")).toHaveAttribute("data-live", "on", { timeout: 40_000 });
  await expect(page.getByRole("link", { name })).toBeVisible();
  await expect(stamp).not.toContainText("cut off");
});

test("a page whose live stream falls silent without breaking off says that it is cut off, and shows what changed once one is heard", async ({
  as,
}) => {
  // Twice it waits for a silence to be long enough.
  test.slow();
  const page = await as("viewer");
  const name = "Ébénisterie Taschereau";
  // As when the way to the desk is lost: nothing arrives on what is open, for ever, and nothing ends. Browsers cannot be told to lose only one connection.
  await page.addInitScript(() => {
    window.EventSource = class extends EventSource {
      constructor(url: string | URL) {
        super(url);
        let lost = false;
        for (const name of ["heard", "unheard", "change", "there", "error"]) {
          this.addEventListener(name, (event) => {
            lost ||= document.documentElement.dataset["silent"] === "";
            if (lost) event.stopImmediatePropagation();
          });
        }
      }
    };
  });
  await page.goto(`/contacts?q=${encodeURIComponent(name)}`);
  const html = page.locator("html");
  await expect(html).toHaveAttribute("data-live", "on");
  await html.evaluate(({ dataset }) => {
    dataset["silent"] = "";
  });
  const stamp = page.getByRole("button", { name: "How true is this screen?" }).filter({ visible: true });
  await expect(stamp).toContainText("cut off", { timeout: 40_000 });

  const preparer = await as("preparer");
  await preparer.goto("/contacts/new");
  await preparer.getByLabel("Name", { exact: true }).fill(name);
  await preparer.getByLabel("Mail address").fill("ap@taschereau.example");
  await preparer.getByRole("button", { name: "Add contact" }).click();
  await expect(preparer).toHaveURL(/\/contacts\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("link", { name })).toHaveCount(0);

  await html.evaluate(({ dataset }) => {
    delete dataset["silent"];
  });
  await expect(page.getByRole("link", { name })).toBeVisible({ timeout: 40_000 });
  await expect(html).toHaveAttribute("data-live", "on");
  await expect(stamp).not.toContainText("cut off");
});

test("a live stream on which nothing happens says that it is there", async ({ as }) => {
  const page = await as("viewer");
  await page.goto("/contacts");
  const sign = page.evaluate(
    () => new Promise((there) => new EventSource("/api/live").addEventListener("there", () => there("there"))),
  );
  expect(await sign).toBe("there");
});

test("a page whose session has ended goes to the sign-in page as soon as its live stream is refused", async ({
  as,
}) => {
  const page = await as("viewer");
  await page.route("/api/live", (route) => route.fulfill({ status: 401 }));
  await page.goto("/contacts");
  await expect(page.locator("html")).toHaveAttribute("data-live", "off");
  await expect(page).toHaveURL("/contacts");
  await page.context().clearCookies();
  await expect(page).toHaveURL(/\/sign-in/, { timeout: 40_000 });
});

test("more pages than a browser has connections for are open, and each is true when it is looked at", async ({
  as,
}) => {
  const first = await as("preparer");
  const name = "Papeterie Rigaud";
  await first.goto(`/contacts?q=${encodeURIComponent(name)}`);
  await expect(first.locator("html")).toHaveAttribute("data-live", "on");
  await look(first, false);
  await expect(first.locator("html")).toHaveAttribute("data-live", "off");
  let last = first;
  for (let opened = 1; opened < 8; opened += 1) {
    last = await first.context().newPage();
    await last.goto("/contacts/new");
    await expect(last.locator("html")).toHaveAttribute("data-live", "on");
    if (opened < 7) await look(last, false);
  }
  await last.getByLabel("Name", { exact: true }).fill(name);
  await last.getByLabel("Mail address").fill("ap@rigaud.example");
  await last.getByRole("button", { name: "Add contact" }).click();
  await expect(last).toHaveURL(/\/contacts\/[0-9a-f-]{36}$/);

  await expect(first.getByRole("link", { name })).toHaveCount(0);
  await look(first, true);
  await expect(first.getByRole("link", { name })).toBeVisible();
  await expect(first.locator("html")).toHaveAttribute("data-live", "on");
  await expect(
    first.getByRole("button", { name: "How true is this screen?" }).filter({ visible: true }),
  ).not.toContainText("cut off");
});

test("a page that is looked at again is drawn by what was set meanwhile", async ({ as }) => {
  const page = await as("preparer");
  await page.goto("/payouts/new");
  await expect(page.locator("html")).toHaveAttribute("data-live", "on");
  await page.getByLabel("Amount").fill("12.34");
  await look(page, false);
  await withSetting(await as("administrator"), /^Name/, "Harrow & Pine Millwork", async () => {
    await expect(page.getByText("Harrow & Pine Millwork")).toHaveCount(0);
    await look(page, true);
    await expect(page.getByText("Harrow & Pine Millwork").first()).toBeVisible();
    await expect(page.getByLabel("Amount")).toHaveValue("12.34");
  });
});

/** A browser without a window takes each of its pages for one that is seen. */
const look = (page: Page, seen: boolean) =>
  page.evaluate(
    (state) => {
      Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    },
    seen ? "visible" : "hidden",
  );
