import { scryptSync } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { signInAttempts, users } from "@/db/schema/team";
import type { Person } from "@/lib/context";
import { newId } from "@/lib/ids";
import { hashPassword, isOutdated } from "./password";
import { type KnownDevice, signIn, signInByProvider } from "./sign-in";
import { openTestTeam, type TestTeam } from "./testing";

const PASSWORD = "pay the millwright on time";
let team: TestTeam;
let maya: Person;

beforeAll(async () => {
  team = await openTestTeam();
  const passwordHash = await hashPassword(PASSWORD);
  maya = await team.add({ name: "Maya Chen", role: "preparer", passwordHash });
  await team.add({ name: "Gone Away", role: "approver", passwordHash, active: false });
});
afterAll(() => team.close());
beforeEach(async () => {
  // Far enough for every count to begin anew.
  team.clock.pass(2 * 86_400);
  await team.db.delete(auditEntries);
});

type Given = { email?: string; password?: string; newPassword?: string; address?: string | null; device?: KnownDevice };
const attempt = (given: Given) =>
  signIn(
    { db: team.db, now: team.clock.now, requestId: newId() },
    { email: maya.email, password: PASSWORD, address: "203.0.113.9", ...given },
  );
/** Wrong guesses of just now. */
const guessed = (count: number, guess: (index: number) => { email: string; address: string }) =>
  team.db.insert(signInAttempts).values(
    Array.from({ length: count }, (_, index) => ({
      id: newId(),
      succeeded: false,
      at: team.clock.now(),
      ...guess(index),
    })),
  );
const row = async (id: string) => (await team.db.select().from(users).where(eq(users.id, id)))[0];
const audit = () => team.db.select().from(auditEntries).orderBy(asc(auditEntries.id));

describe("signing in", () => {
  it("works with the right password, however the address is typed, and is recorded", async () => {
    const result = await attempt({ email: "  Maya.Chen@DESK.test " });
    expect(result).toEqual({
      outcome: "signed_in",
      person: { id: maya.id, name: "Maya Chen", email: maya.email, version: 1 },
    });
    expect((await row(maya.id))?.lastSignInAt).toEqual(team.clock.now());
    expect(await audit()).toMatchObject([
      {
        action: "sign_in",
        outcome: "done",
        actorId: maya.id,
        actorName: "Maya Chen",
        data: { address: "203.0.113.9" },
      },
    ]);
  });

  it("gives the same answer for a wrong password, an unknown address and an inactive person, and records each", async () => {
    const refused = { outcome: "refused" };
    expect(await attempt({ password: "wrong" })).toEqual(refused);
    expect(await attempt({ email: "nobody@desk.test" })).toEqual(refused);
    expect(await attempt({ email: "gone.away@desk.test" })).toEqual(refused);
    expect((await audit()).map(({ outcome, actorName, actorId }) => [outcome, actorName, actorId])).toEqual(
      Array.from({ length: 3 }, () => ["refused", "Jetdesk sign-in", null]),
    );
  });

  it("keeps nothing of what was typed where an address belongs, for it may be a password", async () => {
    await attempt({ email: "my secret password" });
    const kept = JSON.stringify([await audit(), await team.db.select().from(signInAttempts)]);
    expect(kept).not.toContain("secret");
  });

  it("makes a hash of older parameters anew", async () => {
    const salt = Buffer.from("0123456789abcdef");
    const old = scryptSync(PASSWORD, salt, 32, { cost: 2 ** 14, blockSize: 8, parallelization: 1 });
    const passwordHash = `scrypt$16384$8$1$${salt.toString("base64")}$${old.toString("base64")}`;
    const person = await team.add({ name: "Long Here", role: "viewer", passwordHash });
    expect((await attempt({ email: person.email })).outcome).toBe("signed_in");
    const kept = (await row(person.id))?.passwordHash ?? "";
    expect(kept).not.toBe(passwordHash);
    expect(isOutdated(kept)).toBe(false);
    expect((await attempt({ email: person.email })).outcome).toBe("signed_in");
  });
});

describe("guessing", () => {
  it("is slowed down after the fifth, for a person nobody is as well, and says how long", async () => {
    for (const email of [maya.email, "nobody.here@desk.test"]) {
      await guessed(4, (index) => ({ email, address: `198.51.100.${index}` }));
      expect(await attempt({ email, password: "the fifth guess" })).toEqual({ outcome: "refused" });
      expect(await attempt({ email })).toEqual({ outcome: "paused", seconds: 5 });
    }
    team.clock.pass(5);
    expect(await attempt({ password: "guess 6" })).toEqual({ outcome: "refused" });
    expect(await attempt({})).toEqual({ outcome: "paused", seconds: 10 });
    team.clock.pass(10);
    expect((await attempt({})).outcome).toBe("signed_in");
    // The success wiped the slate.
    expect(await attempt({ password: "mistyped" })).toEqual({ outcome: "refused" });
    expect((await attempt({})).outcome).toBe("signed_in");
  });

  it("counts every one of many sent at once", async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, guess) => attempt({ password: `guess ${guess}`, address: `192.0.2.${guess}` })),
    );
    expect(results.filter(({ outcome }) => outcome === "refused")).toHaveLength(5);
    expect(results.filter(({ outcome }) => outcome === "paused")).toHaveLength(15);
  });

  it("from one network is slowed down over many people, and only there", async () => {
    await guessed(105, (index) => ({ email: `person${index}@desk.test`, address: "203.0.113.77" }));
    expect(await attempt({ address: "203.0.113.77" })).toEqual({ outcome: "paused", seconds: 80 });
    expect((await attempt({})).outcome).toBe("signed_in");
  });

  it("from nobody knows where counts by mail address alone: no stranger makes everybody wait", async () => {
    await guessed(105, (index) => ({ email: `person${index}@desk.test`, address: "" }));
    expect((await attempt({ address: null })).outcome).toBe("signed_in");
  });

  it("from elsewhere never keeps somebody out of a browser they have signed in by before", async () => {
    await guessed(60, (index) => ({ email: maya.email, address: `198.51.100.${index}` }));
    await guessed(105, () => ({ email: "others@desk.test", address: "203.0.113.9" }));
    expect(await attempt({})).toEqual({ outcome: "paused", seconds: 900 });
    const own = { id: "her browser", personId: maya.id };
    expect((await attempt({ device: own })).outcome).toBe("signed_in");
    // Another's browser proves nothing here, and the success of hers frees no guess of theirs.
    expect((await attempt({ device: { id: "his", personId: newId() } })).outcome).toBe("paused");
    team.clock.pass(1);
    for (let guess = 0; guess < 5; guess++)
      expect((await attempt({ device: own, password: "no" })).outcome).toBe("refused");
    expect(await attempt({ device: own })).toEqual({ outcome: "paused", seconds: 5 });
  });

  it("by a crowd at once is told to come again, and what was not looked at is not counted", async () => {
    const before = (await team.db.select().from(signInAttempts)).length;
    const crowd = Array.from({ length: 30 }, (_, index) => attempt({ email: `p${index}@desk.test`, address: null }));
    const told = (await Promise.all(crowd)).map(({ outcome }) => outcome);
    const refused = told.filter((outcome) => outcome === "refused").length;
    expect(told.filter((outcome) => outcome === "busy")).toHaveLength(30 - refused);
    expect(refused).toBeLessThan(30);
    expect((await team.db.select().from(signInAttempts)).length - before).toBe(refused);
    expect((await attempt({})).outcome).toBe("signed_in");
  }, 60_000);

  it("writes one line of the audit log for each guess, none for each knock during a pause", async () => {
    for (let guess = 0; guess < 12; guess++) await attempt({ password: "guess" });
    expect((await audit()).map(({ data }) => data["pauseSeconds"] ?? 0)).toEqual([0, 0, 0, 0, 5]);
  });
});

describe("a start password", () => {
  it("opens nothing until its owner has chosen another, then is of no use", async () => {
    const passwordHash = await hashPassword(PASSWORD);
    const { id, email } = await team.add({ name: "New Here", role: "viewer", passwordHash, passwordIsStart: true });
    const choose = (problem: string | null) => ({ outcome: "choose_password", problem });
    expect(await attempt({ email })).toEqual(choose(null));
    expect(await attempt({ email, newPassword: "short" })).toEqual(choose("password_short"));
    expect(await attempt({ email, newPassword: PASSWORD })).toEqual(choose("password_same"));
    expect(await attempt({ email, newPassword: "new.here is me" })).toEqual(choose("password_easy"));
    expect((await row(id))?.lastSignInAt).toBeNull();

    const mine = "a kettle on the third stove";
    expect(await attempt({ email, newPassword: mine })).toMatchObject({ outcome: "signed_in", person: { version: 2 } });
    expect(await attempt({ email })).toEqual({ outcome: "refused" });
    expect(await attempt({ email, password: mine })).toMatchObject({ outcome: "signed_in", person: { version: 2 } });
  });
});

describe("signing in by the identity provider", () => {
  const enter = (email: string, verified: boolean) =>
    signInByProvider(
      { db: team.db, now: team.clock.now, requestId: newId() },
      { email, verified, address: "203.0.113.9" },
    );

  it("lets in an active person by a verified address, and nobody else", async () => {
    expect(await enter("MAYA.chen@desk.test", true)).toMatchObject({ id: maya.id });
    expect(await enter(maya.email, false)).toBeNull();
    expect(await enter("gone.away@desk.test", true)).toBeNull();
    expect(await enter("stranger@desk.test", true)).toBeNull();
    expect((await audit()).map(({ outcome }) => outcome)).toEqual(["done", "refused", "refused", "refused"]);
  });
});
