import pino from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { users } from "@/db/schema/team";
import { DEMO_PASSWORD, DEMO_PEOPLE, ensureDemoPeople } from "./demo-people";
import { ensureFirstAdministrator } from "./first-administrator";
import { signIn } from "./sign-in";
import { openTestTeam, type TestTeam } from "./testing";

let team: TestTeam;
beforeEach(async () => {
  team = await openTestTeam();
});
afterEach(() => team.close());

const setup = () => ({ db: team.db, now: team.clock.now, log: pino({ level: "silent" }) });
const given = { email: "Chief@desk.test", password: "first in, last out" };
const enter = (email: string, password: string) =>
  signIn({ ...setup(), requestId: "test" }, { email, password, address: "203.0.113.9" });

describe("the first administrator", () => {
  it("is made once, however many processes start at the same time, and can sign in", async () => {
    const results = await Promise.all([1, 2, 3].map(() => ensureFirstAdministrator(setup(), given)));
    expect(results.sort()).toEqual(["created", "not_needed", "not_needed"]);
    expect(await team.db.select().from(users)).toMatchObject([{ email: "chief@desk.test", role: "administrator" }]);
    expect((await enter("chief@desk.test", given.password)).outcome).toBe("signed_in");
  });

  it("is not made where somebody is already, whatever the variables say", async () => {
    await team.add({ name: "Maya Chen", role: "viewer" });
    expect(await ensureFirstAdministrator(setup(), given)).toBe("not_needed");
  });

  it("cannot be made of nothing", async () => {
    expect(await ensureFirstAdministrator(setup(), null)).toBe("not_given");
    expect(await team.db.select().from(users)).toEqual([]);
  });
});

describe("the demo's people", () => {
  it("are one for each role, sign in with the printed password, and are made once", async () => {
    const first = await ensureDemoPeople(setup());
    expect(await ensureDemoPeople(setup())).toEqual(first);
    expect(await team.db.select().from(users)).toHaveLength(DEMO_PEOPLE.length);
    for (const { email } of DEMO_PEOPLE) expect((await enter(email, DEMO_PASSWORD)).outcome).toBe("signed_in");
  });
});
