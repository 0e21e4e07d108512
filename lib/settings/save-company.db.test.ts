import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { settings } from "@/db/schema/team";
import type { Context, Person } from "@/lib/context";
import { Conflict, Forbidden, InvalidInput } from "@/lib/errors";
import { openTestTeam, type TestTeam } from "@/lib/team/testing";
import { readCompany, saveCompany } from "./save-company";
import { readSetting } from "./settings";

let team: TestTeam;
let ana: Context<Person>;
let leo: Context<Person>;

beforeAll(async () => {
  team = await openTestTeam();
  ana = team.as(await team.add({ name: "Ana Lavoie", role: "administrator" }));
  leo = team.as(await team.add({ name: "Leo Approver", role: "approver" }));
});
beforeEach(async () => {
  await team.db.delete(settings);
  await team.db.delete(auditEntries);
});
afterAll(() => team.close());

const change = async (part: Record<string, string>) => {
  const seen = await readCompany(ana);
  return { seen, fields: { ...seen, ...part } };
};
const written = () =>
  team.db.select().from(auditEntries).where(eq(auditEntries.action, "setting.save")).orderBy(auditEntries.id);

describe("the company", () => {
  test("is saved field by field, each with what it was before in the audit log", async () => {
    await saveCompany(ana, await change({ name: "  Harrow & Pine ", holdDays: "07" }));
    expect(await readCompany(leo)).toMatchObject({ name: "Harrow & Pine", holdDays: "7", zone: "America/Toronto" });
    expect((await written()).map(({ subjectId, data, actorName }) => ({ subjectId, data, actorName }))).toEqual([
      { subjectId: "company.name", data: { from: "Your company", to: "Harrow & Pine" }, actorName: "Ana Lavoie" },
      { subjectId: "holds.days", data: { from: "5", to: "7" }, actorName: "Ana Lavoie" },
    ]);
  });

  test("writes nothing when nothing changed", async () => {
    await saveCompany(ana, await change({}));
    expect(await written()).toEqual([]);
  });

  test("refuses a field that somebody changed meanwhile, and takes one that nobody did", async () => {
    const mine = await change({ phone: "+1 416 555 0142" });
    const theirs = await change({ name: "Harrow" });
    const late = await change({ name: "Pine" });
    await saveCompany(ana, theirs);
    await expect(saveCompany(ana, late)).rejects.toThrow(Conflict);
    await saveCompany(ana, mine);
    expect(await readCompany(ana)).toMatchObject({ name: "Harrow", phone: "+1 416 555 0142" });
  });

  test("two saves at once of one field leave one of them, and a conflict", async () => {
    const [one, other] = [await change({ name: "One" }), await change({ name: "Other" })];
    const results = await Promise.allSettled([saveCompany(ana, one), saveCompany(ana, other)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await written()).toHaveLength(1);
  });

  test.each([
    ["name", " ", "company_name_empty"],
    ["phone", "call us", "phone_characters"],
    ["zone", "Mars/Olympus", "zone_unknown"],
    ["zone", "", "zone_unknown"],
    ["holdDays", "0", "hold_days"],
    ["holdDays", "31", "hold_days"],
    ["holdDays", "2.5", "hold_days"],
    ["address", "x".repeat(301), "line_long"],
  ])("says beside %s what is wrong with %j", async (field, value, key) => {
    const attempt = saveCompany(ana, await change({ [field]: value }));
    const error = await attempt.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InvalidInput);
    expect(error).toMatchObject({ fields: { [field]: { key } } });
    expect(await written()).toEqual([]);
  });

  test("takes every zone that its form offers", async () => {
    const { zoneGroups } = await import("./zones");
    const offered = zoneGroups("America/Toronto").flatMap(({ zones }) => zones);
    expect(new Set(offered).size).toBe(offered.length);
    const { rows } = await team.db.execute<{ name: string }>("select name from pg_timezone_names");
    const known = new Set(rows.map(({ name }) => name));
    expect(offered.filter((zone) => !known.has(zone))).toEqual([]);
  });

  test("is changed by administrators only", async () => {
    await expect(saveCompany(leo, await change({ name: "Mine" }))).rejects.toThrow(Forbidden);
    expect(await readSetting(team.db, "company.name")).toBe("Your company");
  });
});
