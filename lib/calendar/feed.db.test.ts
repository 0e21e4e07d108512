import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { calendarFeeds } from "@/db/schema/calendar";
import { contacts } from "@/db/schema/contacts";
import { users } from "@/db/schema/team";
import { transactions } from "@/db/schema/transactions";
import { newId } from "@/lib/ids";
import type { Role } from "@/lib/permissions";
import { endSessions, signOutEverywhere } from "@/lib/team/end-sessions";
import { hashPassword } from "@/lib/team/password";
import { changePerson } from "@/lib/team/save-person";
import { signIn } from "@/lib/team/sign-in";
import { renewStartPassword } from "@/lib/team/start-password";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { addPayable } from "@/lib/testing/payable";
import { captureTransaction } from "@/lib/transactions/ask";
import { createTransaction } from "@/lib/transactions/create";
import { lapseHolds } from "@/lib/transactions/lapse";
import { endFeed, makeFeed } from "./feed";
import { readFeed } from "./read-feed";

const HOUR = 60 * 60_000;
const ORIGIN = "https://desk.example";

let desk: TestDesk;
let payable: Awaited<ReturnType<typeof addPayable>>;
let at = Date.now();
let amount = 100_00;

beforeAll(async () => {
  desk = await openTestDesk({ now: () => new Date(at) });
  payable = await addPayable(desk, "4242424242424242");
});
afterAll(() => desk.close());

const tokenOf = (address: string): string => address.split("/").at(-2) ?? "";
const make = async (role: Role) => tokenOf((await makeFeed(desk.as(role), ORIGIN)).address);
const read = (token: string) => readFeed(desk.ctx, token, ORIGIN);
const audited = async (action: string) =>
  (await desk.db.select().from(auditEntries).where(eq(auditEntries.action, action))).length;

/** What the calendar holds, by the transaction: the lines of each event, unfolded. */
async function eventsOf(token: string): Promise<Map<string, string[]>> {
  const answer = await read(token);
  if (answer.kind !== "calendar") throw new Error(answer.kind);
  const parts = answer.text.replaceAll("\r\n ", "").split("BEGIN:VEVENT\r\n").slice(1);
  return new Map(
    parts.map((part) => {
      const lines = part.split("\r\n");
      const uid = lines.find((line) => line.startsWith("UID:"))?.slice("UID:".length) ?? "";
      return [uid.split("@")[0] ?? "", lines];
    }),
  );
}

async function hold(note = "Deposit"): Promise<string> {
  amount += 1_11;
  const { id } = await createTransaction(desk.as("preparer"), {
    ...{ formId: newId(), flow: "authorization", contactId: payable.contactId, merchantAccountId: desk.merchantId },
    ...{ paymentMethodId: payable.cardId, amountMinor: amount, statement: "HARROW PINE", note, mail: null },
  });
  await desk.runJobs();
  return id;
}

async function rowOf(id: string) {
  const [row] = await desk.db.select().from(transactions).where(eq(transactions.id, id));
  if (row === undefined) throw new Error("no row");
  return row;
}

describe("the calendar", () => {
  test("has each deadline to the second in UTC, with two warnings, and leads to the hold", async () => {
    const token = await make("preparer");
    const id = await hold("Fleet; deposit, part 1\nof 2");
    const row = await rowOf(id);
    const lines = (await eventsOf(token)).get(id) ?? [];
    const utc = (row.holdDeadline ?? new Date(0)).toISOString().replace(/[-:]|\.\d+/g, "");
    expect(lines).toEqual(
      expect.arrayContaining([
        ...[`UID:${id}@desk.example`, `DTSTART:${utc}`, "STATUS:CONFIRMED", `SEQUENCE:${row.version}`],
        ...["TRIGGER:-PT24H", "TRIGGER:-PT4H", `URL:${ORIGIN}/transactions/${id}`],
        `SUMMARY:Hold of $${(amount / 100).toFixed(2)} lapses: Ateliers Gagnon`,
      ]),
    );
    expect(lines.find((line) => line.startsWith("DESCRIPTION:Fleet"))).toMatch(
      /^DESCRIPTION:Fleet\\; deposit\\, part 1\\nof 2\\nReference JD-/,
    );
  });

  test("keeps an event the same while it changes: in doubt while it is asked about, cancelled when it is over, then gone", async () => {
    const token = await make("preparer");
    const [captured, lapsed] = [await hold(), await hold()];
    const first = (await eventsOf(token)).get(captured);
    await captureTransaction(desk.as("preparer"), {
      transactionId: captured,
      version: (await rowOf(captured)).version,
    });
    expect((await eventsOf(token)).get(captured)).toContain("STATUS:TENTATIVE");
    await desk.runJobs();
    const after = (await eventsOf(token)).get(captured) ?? [];
    expect(after).toContain("STATUS:CANCELLED");
    expect(after.some((line) => line.startsWith("SUMMARY:Captured"))).toBe(true);
    expect(after).not.toContain("BEGIN:VALARM");
    const sequence = (lines: string[] = []) => Number(lines.find((line) => line.startsWith("SEQUENCE:"))?.slice(9));
    expect(sequence(after)).toBeGreaterThan(sequence(first));
    at = ((await rowOf(lapsed)).holdDeadline?.getTime() ?? 0) + 1;
    await lapseHolds({ ...desk.ctx, actor: { kind: "system", name: "worker" } });
    expect((await eventsOf(token)).get(lapsed)).toEqual(
      expect.arrayContaining(["STATUS:CANCELLED", expect.stringMatching(/^SUMMARY:Lapsed/)]),
    );
    at += 8 * 24 * HOUR;
    const later = await eventsOf(token);
    expect(later.has(captured) || later.has(lapsed)).toBe(false);
  });

  test("keeps what Jetpay calls by a word that is new to us, in doubt, with its warnings", async () => {
    const token = await make("preparer");
    const id = await hold();
    await desk.db.update(transactions).set({ state: "under_review" }).where(eq(transactions.id, id));
    const lines = (await eventsOf(token)).get(id);
    expect(lines).toEqual(expect.arrayContaining(["STATUS:TENTATIVE", "TRIGGER:-PT4H"]));
    expect(lines).toContainEqual(expect.stringMatching(/^SUMMARY:Hold of .* lapses/));
    at = ((await rowOf(id)).holdDeadline?.getTime() ?? 0) + 8 * 24 * HOUR;
    expect((await eventsOf(token)).has(id)).toBe(false);
  });

  test("speaks its reader's language, and no name or note gets a line of its own", async () => {
    await desk.db
      .update(users)
      .set({ locale: "fr" })
      .where(eq(users.id, desk.as("approver").actor.id));
    const name = `Ville\r\nEND:VCALENDAR\nX-EVIL:1 ${"é".repeat(60)}`;
    await desk.db.update(contacts).set({ name }).where(eq(contacts.id, payable.contactId));
    const token = await make("approver");
    const id = await hold();
    const answer = await read(token);
    const text = answer.kind === "calendar" ? answer.text : "";
    expect(text.match(/^END:VCALENDAR/gm)).toHaveLength(1);
    expect(text).not.toMatch(/^X-EVIL/m);
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const summary = (await eventsOf(token)).get(id)?.find((line) => line.startsWith("SUMMARY:"));
    expect(summary).toMatch(/^SUMMARY:Retenue de \d+\\,\d\d\u00a0\$ échoit\u00a0: Ville\\nEND:VCALENDAR/);
    await desk.db.update(contacts).set({ name: "Ateliers Gagnon" }).where(eq(contacts.id, payable.contactId));
  });
});

describe("the address", () => {
  test("is 256 bits, of which only the hash is kept, and nothing else but it opens anything", async () => {
    const token = await make("preparer");
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(await desk.stored()).not.toContain(token);
    expect(desk.logged()).not.toContain(token);
    for (const wrong of [
      "",
      "x",
      "../etc",
      `${token}=`,
      `${token}a`,
      token.slice(1),
      "A".repeat(43),
      token.toLowerCase(),
    ])
      expect(await read(wrong), wrong).toEqual({ kind: "unknown" });
  });

  test("is for those who may capture only", async () => {
    await expect(makeFeed(desk.as("viewer"), ORIGIN)).rejects.toMatchObject({ name: "Forbidden" });
  });

  test("made anew ends the one before; of many made at once one stays", async () => {
    const first = await make("preparer");
    const second = await make("preparer");
    expect((await read(first)).kind).toBe("unknown");
    expect((await read(second)).kind).toBe("calendar");
    const many = await Promise.all(Array.from({ length: 5 }, () => make("preparer")));
    const kinds = await Promise.all(many.map(async (token) => (await read(token)).kind));
    expect(kinds.filter((kind) => kind === "calendar")).toHaveLength(1);
  });

  test("ended is ended at once, and written down once", async () => {
    const token = await make("preparer");
    const before = await audited("calendar.end");
    await Promise.all([endFeed(desk.as("preparer")), endFeed(desk.as("preparer"))]);
    expect((await read(token)).kind).toBe("unknown");
    expect(await audited("calendar.end")).toBe(before + 1);
  });

  async function chooseNewPassword(id: string): Promise<void> {
    const passwordHash = await hashPassword("the old one of the two");
    const [user] = await desk.db.update(users).set({ passwordHash }).where(eq(users.id, id)).returning();
    const given = { email: user?.email ?? "", password: "the old one of the two", newPassword: "and its successor" };
    expect(await signIn(desk.ctx, { ...given, address: null })).toMatchObject({ outcome: "signed_in" });
  }

  test.each([
    [
      "they sign out everywhere",
      (id: string) => signOutEverywhere({ ...desk.as("approver"), actor: { ...desk.as("approver").actor, id } }),
    ],
    ["their sessions are ended", (id: string) => endSessions(desk.ctx, { id })],
    ["their password is made anew", (id: string) => renewStartPassword(desk.ctx, { id })],
    ["they choose a new password", (id: string) => chooseNewPassword(id)],
    ["they are made inactive", (id: string) => change(id, { active: false })],
    ["they become a viewer", (id: string) => change(id, { role: "viewer" })],
  ] as const)("ends when %s, for good", async (_, end) => {
    const { actor } = desk.as("approver");
    const token = await make("approver");
    await end(actor.id);
    expect((await read(token)).kind).toBe("unknown");
    await desk.db.update(users).set({ active: true, role: "approver" }).where(eq(users.id, actor.id));
    expect((await read(token)).kind).toBe("unknown");
    expect(await desk.db.select().from(calendarFeeds).where(eq(calendarFeeds.userId, actor.id))).toEqual([]);
  });

  test("gives nothing away by whatever way its owner has lost the right", async () => {
    const token = await make("approver");
    const own = eq(users.id, desk.as("approver").actor.id);
    await desk.db.update(users).set({ role: "viewer" }).where(own);
    expect(await read(token)).toEqual({ kind: "unknown" });
    await desk.db.update(users).set({ role: "approver", active: false }).where(own);
    expect(await read(token)).toEqual({ kind: "unknown" });
    await desk.db.update(users).set({ active: true }).where(own);
  });

  test("is read sixty times an hour, also when all come at once; then it says when to come back", async () => {
    const token = await make("preparer");
    const kinds = await Promise.all(Array.from({ length: 70 }, async () => (await read(token)).kind));
    expect(kinds.filter((kind) => kind === "calendar")).toHaveLength(60);
    expect(await read(token)).toEqual({ kind: "busy", seconds: 3600 });
    at += HOUR;
    expect((await read(token)).kind).toBe("calendar");
    const [row] = await desk.db
      .select()
      .from(calendarFeeds)
      .where(sql`${calendarFeeds.userId} = ${desk.as("preparer").actor.id}`);
    expect(row?.readAt).toEqual(new Date(at));
  });
});

async function change(id: string, to: { active?: boolean; role?: Role }): Promise<void> {
  const [row] = await desk.db.select().from(users).where(eq(users.id, id));
  if (row === undefined) throw new Error("nobody");
  const seen = { name: row.name, role: row.role, active: row.active };
  await changePerson(desk.ctx, { id, ...seen, ...to, seen });
}
