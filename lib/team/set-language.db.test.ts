import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { users } from "@/db/schema/team";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { setLanguage } from "./set-language";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

test("everybody chooses the language of their own desk, and it is on record once", async () => {
  const ctx = desk.as("viewer");
  await setLanguage(ctx, { locale: "fr" });
  await setLanguage(ctx, { locale: "fr" });
  const rows = await desk.db.select({ id: users.id, locale: users.locale }).from(users);
  expect(rows.filter(({ locale }) => locale === "fr")).toEqual([{ id: ctx.actor.id, locale: "fr" }]);
  const entries = await desk.db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.action, "person.save"))
    .orderBy(auditEntries.id);
  expect(entries.map(({ data }) => data)).toEqual([{ change: "language", from: null, to: "fr" }]);
});
