import pg from "pg";
import { expect, test } from "./desk";

/** Takes away what only lists read, while `work` is done. */
async function withoutViews(work: () => Promise<void>): Promise<void> {
  const { E2E_DATABASE_URL } = process.env;
  if (!E2E_DATABASE_URL) throw new Error("the database is broken by hand here (E2E_DATABASE_URL)");
  const client = new pg.Client({ connectionString: E2E_DATABASE_URL });
  await client.connect();
  try {
    await client.query("alter table saved_views rename to saved_views_away");
    await work();
  } finally {
    await client.query("alter table if exists saved_views_away rename to saved_views");
    await client.end();
  }
}

test("a page that the server could not read says what is still true, and is read again by its button", async ({
  as,
}) => {
  const page = await as("preparer");
  await withoutViews(async () => {
    await page.goto("/links");
    await expect(page.getByRole("heading", { name: "Links could not be read" })).toBeVisible();
  });
  await page.getByRole("button", { name: "Read again" }).click();
  await expect(page.getByRole("table")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Links could not be read" })).toBeHidden();
});

test("a list that could not be read again says as of when it is, and is read again by its button", async ({ as }) => {
  const page = await as("viewer");
  let refusing = true;
  // What the server drew is read once more when changes are heard.
  await page.route(/\/api\/desk\/contacts(\?|$)/, (route) =>
    refusing
      ? route.fulfill({ status: 500, json: { error: { kind: "unexpected", key: "unexpected" } } })
      : route.fallback(),
  );
  await page.goto("/contacts");
  const notice = page.getByText("This list could not be read again");
  await expect(notice).toBeVisible();
  await expect(page.getByRole("table")).toBeVisible();
  refusing = false;
  await page.getByRole("button", { name: "Read again" }).click();
  await expect(notice).toBeHidden();
  await expect(page.getByRole("table")).toBeVisible();
});
