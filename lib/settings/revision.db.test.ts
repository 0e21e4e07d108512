import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { merchantAccounts } from "@/db/schema/contacts";
import { users } from "@/db/schema/team";
import type { Context, Person } from "@/lib/context";
import { newId } from "@/lib/ids";
import { saveMailTemplate } from "@/lib/mail/saved-templates";
import { changePerson } from "@/lib/team/save-person";
import { openTestTeam, type TestTeam } from "@/lib/team/testing";
import { readStamp } from "@/lib/webhooks/stamp";
import { saveMerchantAccount } from "./merchant-accounts";
import { readCompany, saveCompany } from "./save-company";

let team: TestTeam;
let ana: Context<Person>;
let maya: Person;

beforeAll(async () => {
  team = await openTestTeam();
  ana = team.as(await team.add({ name: "Ana Lavoie", role: "administrator" }));
  maya = await team.add({ name: "Maya Chen", role: "preparer" });
});
afterAll(() => team.close());

const drawnBy = async () => (await readStamp(team.as(maya), "UTC")).drawnBy;
const setZone = async (zone: string) => {
  const seen = await readCompany(ana);
  await saveCompany(ana, { seen, fields: { ...seen, zone } });
};
const account = {
  jetpayId: "ma-1",
  label: "Operating",
  institution: "BMO",
  last4: "4417",
  isDefault: true,
  active: true,
};
const template = { version: null, locale: "en" as const, name: "Second notice", archived: false };

test("what pages are drawn by is another once anything of it has changed, also within the same moment", async () => {
  const person = { id: maya.id, name: maya.name, role: maya.role, active: true };
  const changes = [
    () => setZone("America/Vancouver"),
    () => setZone("America/Halifax"),
    () => saveMerchantAccount(ana, { id: null, seen: null, ...account }),
    () =>
      saveMailTemplate(ana, { id: newId(), ...template, subject: "Open: {statement}", message: "{amount} is open." }),
    // By a server whose clock is behind, so that it is no later than the last.
    () => team.db.update(merchantAccounts).set({ active: false, isDefault: false }),
    () => changePerson(ana, { ...person, role: "approver", seen: person }),
    () => team.db.update(users).set({ locale: "fr" }).where(eq(users.id, maya.id)),
  ];
  const known = new Set([await drawnBy()]);
  for (const change of changes) {
    await change();
    known.add(await drawnBy());
  }
  expect(known.size).toBe(changes.length + 1);
});

test("it is the same where nothing of it has: who signs in, or chooses another language, draws nobody else's page anew", async () => {
  const before = await drawnBy();
  await team.db.update(users).set({ locale: "fr" }).where(eq(users.name, "Ana Lavoie"));
  await team.db.update(users).set({ lastSignInAt: new Date() }).where(eq(users.id, maya.id));
  expect(await drawnBy()).toBe(before);
});
