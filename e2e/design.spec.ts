import { expect, test } from "./desk";

test("the page of the design system is for who builds: in production there is none", async ({ as }) => {
  const page = await as("administrator");
  expect((await page.goto("/design"))?.status()).toBe(404);
});
