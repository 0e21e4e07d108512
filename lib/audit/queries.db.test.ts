import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { users } from "@/db/schema/team";
import { Forbidden } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { PagePlace } from "@/lib/lists/page";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { AUDIT_ACTIONS } from "./actions";
import { AUDIT_GROUPS, AUDIT_SEARCH, type AuditFilter, actionsIn } from "./filter";
import { listAudit } from "./queries";
import { record } from "./record";

const NONE: AuditFilter = { ...AUDIT_SEARCH.nothing, view: "all" };
let desk: TestDesk;
const payment = newId();

beforeAll(async () => {
  desk = await openTestDesk();
  const at = (iso: string, role: "preparer" | "approver") => ({ ...desk.as(role), now: () => new Date(iso) });
  await record(desk.db, at("2026-11-19T15:00:00Z", "preparer"), {
    action: "transaction.create",
    subjectId: payment,
    data: { reference: "JD-4F7K2Q" },
  });
  // Halifax, Toronto: where the desk's day begins decides on which one this is.
  await record(desk.db, at("2026-11-20T04:30:00Z", "approver"), { action: "setting.save", subjectId: "holds.days" });
  await record(desk.db, at("2026-11-20T16:00:00Z", "preparer"), {
    action: "setting.save",
    subjectId: "holds.days",
    outcome: "refused",
    reason: "settings.write",
  });
  for (let n = 0; n < 120; n += 1)
    await record(desk.db, at("2026-11-18T12:00:00Z", "approver"), { action: "sign_in", outcome: "done" });
});
afterAll(() => desk.close());

const list = async (part: Partial<AuditFilter> = {}, place: PagePlace = null) =>
  listAudit(desk.as("approver"), { ...NONE, ...part }, place);
const actions = async (part: Partial<AuditFilter>) => (await list(part)).rows.map(({ action }) => action);

describe("the audit log", () => {
  test("is for those who may read it", async () => {
    for (const role of ["viewer", "preparer"] as const)
      await expect(listAudit(desk.as(role), NONE, null)).rejects.toBeInstanceOf(Forbidden);
  });

  test("shows every entry once, the newest first, page after page", async () => {
    const seen: number[] = [];
    let place: PagePlace = null;
    for (;;) {
      const { rows, older, counted } = await list({}, place);
      expect(counted).toEqual({ matching: 123, before: seen.length });
      seen.push(...rows.map(({ id }) => id));
      if (older === null) break;
      place = { cursor: older, towards: "older" };
    }
    expect(seen).toHaveLength(123);
    expect(new Set(seen).size).toBe(123);
    expect((await list()).rows[0]).toMatchObject({
      action: "setting.save",
      outcome: "refused",
      reason: "settings.write",
    });
  });

  test("is narrowed down by who, what, how it ended and about what", async () => {
    expect(await actions({ by: "PREPARER" })).toEqual(["setting.save", "transaction.create"]);
    await desk.db.update(users).set({ name: "Renamed since" }).where(eq(users.name, "Test preparer"));
    expect(await actions({ by: "renamed" })).toEqual(["setting.save", "transaction.create"]);
    expect(await actions({ groups: ["payments"] })).toEqual(["transaction.create"]);
    expect(await actions({ groups: ["payments", "settings"] })).toHaveLength(3);
    expect(await actions({ outcomes: ["refused"] })).toEqual(["setting.save"]);
    expect(await actions({ view: "refused" })).toEqual(["setting.save"]);
    for (const text of [payment, "jd-4f7k2q", " JD-4F7K2Q "])
      expect(await actions({ text })).toEqual(["transaction.create"]);
    expect(await actions({ text: "holds.days" })).toHaveLength(2);
    expect(await actions({ text: "holds.days JD-4F7K2Q" })).toEqual([]);
    expect(await actions({ text: "%" })).toEqual([]);
  });

  test("counts days by the desk's zone", async () => {
    expect(await actions({ from: "2026-11-20" })).toEqual(["setting.save"]);
    expect(await actions({ from: "2026-11-19", to: "2026-11-19" })).toEqual(["setting.save", "transaction.create"]);
  });
});

test("every action is in one group", () => {
  const all = AUDIT_GROUPS.flatMap(actionsIn);
  expect(all.sort()).toEqual([...AUDIT_ACTIONS].sort());
});
