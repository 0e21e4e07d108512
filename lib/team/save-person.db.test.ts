import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { users } from "@/db/schema/team";
import type { Person } from "@/lib/context";
import { Conflict } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { Role } from "@/lib/permissions";
import { endSessions, signOutEverywhere } from "./end-sessions";
import { listPeople } from "./queries";
import { changePerson, createPerson } from "./save-person";
import { signIn } from "./sign-in";
import { renewStartPassword } from "./start-password";
import { openTestTeam, type TestTeam } from "./testing";

let team: TestTeam;
let ana: Person;
let maya: Person;

beforeEach(async () => {
  team = await openTestTeam();
  ana = await team.add({ name: "Ana Lavoie", role: "administrator" });
  maya = await team.add({ name: "Maya Chen", role: "preparer" });
});
afterEach(() => team.close());

const row = async (id: string) => (await team.db.select().from(users).where(eq(users.id, id)))[0];
const change = (person: Person, to: { name?: string; role?: Role; active?: boolean }, active = true) => {
  const seen = { name: person.name, role: person.role, active };
  return { id: person.id, ...seen, ...to, seen };
};

describe("adding somebody", () => {
  const given = { id: newId(), name: "Sam Okafor", email: "sam@desk.test", role: "viewer" as const };

  it("gives a start password once, which leads to choosing one's own", async () => {
    const { startPassword } = await createPerson(team.as(ana), given);
    expect(startPassword).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const result = await signIn(team.as(ana), { email: given.email, password: startPassword, address: "203.0.113.9" });
    expect(result).toEqual({ outcome: "choose_password", problem: null });
    const kept = JSON.stringify([await team.db.select().from(auditEntries), await row(given.id)]);
    expect(kept).not.toContain(startPassword);
  });

  it("twice from one form is one person", async () => {
    await createPerson(team.as(ana), given);
    await expect(createPerson(team.as(ana), given)).rejects.toMatchObject({ key: "person_added_already" });
  });

  it.each([{ name: "Sam Okafor-Roy" }, { email: "sam.okafor@desk.test" }, { role: "preparer" as const }])(
    "again from one form with %o does not read as if that were added",
    async (corrected) => {
      await createPerson(team.as(ana), given);
      const again = createPerson(team.as(ana), { ...given, ...corrected });
      await expect(again).rejects.toEqual(new Conflict("person_form_used", { name: given.name, email: given.email }));
      expect(await row(given.id)).toMatchObject(given);
    },
  );

  it("with an address somebody has says so beside the field", async () => {
    const again = createPerson(team.as(ana), { ...given, email: maya.email });
    await expect(again).rejects.toMatchObject({ fields: { email: { key: "person_mail_taken" } } });
  });

  it("is for those who manage people", async () => {
    await expect(createPerson(team.as(maya), given)).rejects.toMatchObject({ permission: "people.manage" });
    await expect(listPeople(team.as(maya))).rejects.toMatchObject({ permission: "people.manage" });
  });
});

describe("changing somebody", () => {
  it("holds at once and is in the audit log with what it was before", async () => {
    await changePerson(team.as(ana), change(maya, { role: "approver", name: "Maya Chen-Roy" }));
    expect(await row(maya.id)).toMatchObject({ role: "approver", name: "Maya Chen-Roy", sessionVersion: 1 });
    expect(await team.db.select().from(auditEntries)).toMatchObject([
      { action: "person.save", subjectId: maya.id, data: { from: { role: "preparer" }, to: { role: "approver" } } },
    ]);
  });

  it("to inactive ends their sessions", async () => {
    await changePerson(team.as(ana), change(maya, { active: false }));
    expect(await row(maya.id)).toMatchObject({ active: false, sessionVersion: 2 });
    expect((await listPeople(team.as(ana))).map(({ name, active }) => [name, active])).toEqual([
      ["Ana Lavoie", true],
      ["Maya Chen", false],
    ]);
  });

  it("does nothing when it is no longer what was seen", async () => {
    await changePerson(team.as(ana), change(maya, { role: "viewer" }));
    const late = changePerson(team.as(ana), change(maya, { role: "approver" }));
    await expect(late).rejects.toMatchObject({ key: "changed_meanwhile" });
    expect(await row(maya.id)).toMatchObject({ role: "viewer" });
  });

  it("is never one's own access, but may be one's own name", async () => {
    const second = await team.add({ name: "Second Admin", role: "administrator" });
    await expect(changePerson(team.as(ana), change(ana, { role: "viewer" }))).rejects.toMatchObject({
      key: "person_self",
    });
    await expect(changePerson(team.as(ana), change(ana, { active: false }))).rejects.toMatchObject({
      key: "person_self",
    });
    await changePerson(team.as(second), change(second, { name: "Second Administrator" }));
    expect(await row(second.id)).toMatchObject({ name: "Second Administrator" });
  });

  it("leaves an administrator, even when two take each other's role in the same moment", async () => {
    const second = await team.add({ name: "Second Admin", role: "administrator" });
    const results = await Promise.allSettled([
      changePerson(team.as(ana), change(second, { role: "viewer" })),
      changePerson(team.as(second), change(ana, { active: false })),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = results.find((result) => result.status === "rejected");
    expect(refused?.reason).toMatchObject({ key: "person_last_administrator" });
    const left = await team.db.select().from(users).where(eq(users.role, "administrator"));
    expect(left.filter(({ active }) => active)).toHaveLength(1);
  });
});

describe("ending sessions", () => {
  it("counts the person's session up, by an administrator or by themselves", async () => {
    await endSessions(team.as(ana), { id: maya.id });
    await signOutEverywhere(team.as(maya));
    expect(await row(maya.id)).toMatchObject({ sessionVersion: 3 });
    await expect(endSessions(team.as(maya), { id: ana.id })).rejects.toMatchObject({ permission: "people.manage" });
    const entries = await team.db.select().from(auditEntries);
    expect(entries.map(({ action }) => action)).toEqual(["person.sessions_end", "sign_out_everywhere"]);
  });

  it("comes with a new start password, which nobody gives themselves", async () => {
    const { startPassword } = await renewStartPassword(team.as(ana), { id: maya.id });
    expect(await row(maya.id)).toMatchObject({ passwordIsStart: true, sessionVersion: 2 });
    const result = await signIn(team.as(ana), { email: maya.email, password: startPassword, address: "203.0.113.9" });
    expect(result.outcome).toBe("choose_password");
    await expect(renewStartPassword(team.as(ana), { id: ana.id })).rejects.toMatchObject({ key: "person_self" });
  });
});
