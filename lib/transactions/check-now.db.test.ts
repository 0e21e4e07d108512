import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { openLink } from "@/lib/testing/link";
import { checkNow } from "./check-now";

let now = Date.now();
let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk({ now: () => new Date(now) });
});
afterAll(() => desk.close());

test("whoever asks Jetpay a hundred times within a minute waits; others do not, nor do they a minute later", async () => {
  const { id: transactionId } = await openLink(desk);
  const ask = (role: "viewer" | "preparer") => checkNow(desk.as(role), { transactionId });
  for (let times = 0; times < 100; times += 1) expect(await ask("viewer")).toEqual({ result: "matches" });
  await expect(ask("viewer")).rejects.toMatchObject({ key: "checks_paused" });
  expect(await ask("preparer")).toEqual({ result: "matches" });
  expect(await desk.db.$count(auditEntries, eq(auditEntries.action, "transaction.check"))).toBe(101);
  now += 60_001;
  expect(await ask("viewer")).toEqual({ result: "matches" });
});
