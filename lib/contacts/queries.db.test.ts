import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contacts, merchantAccounts, paymentMethods } from "@/db/schema/contacts";
import { operations, transactions } from "@/db/schema/transactions";
import { newId, newReference } from "@/lib/ids";
import type { PagePlace } from "@/lib/lists/page";
import { parseLine } from "@/lib/lists/search-line";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { STANDINGS } from "./contact";
import { CONTACT_SEARCH } from "./contact-search";
import { readContact } from "./detail";
import { type ContactPage, listContacts } from "./queries";
import { readContactChoice, searchContacts } from "./search";

let desk: TestDesk;
const ids = new Map<string, string>();
const merchantAccountId = newId();
const t0 = new Date("2026-11-20T15:00:00Z");

const NAMES = [
  "Tessier Électrique",
  "Ateliers Gagnon",
  "École Boréale",
  "Kestrel Freight Ltd.",
  "Boréal Packaging Inc.",
  "Electra 100% Co",
];

beforeAll(async () => {
  desk = await openTestDesk();
  await desk.db.insert(contacts).values(
    NAMES.map((name, index) => {
      const id = newId();
      ids.set(name, id);
      const email = `ap${index}@${index === 3 ? "kestrel" : "supplier"}.test`;
      return {
        id,
        formId: newId(),
        jetpayId: newId(),
        name,
        email,
        language: "en" as const,
        createdAt: t0,
        updatedAt: t0,
      };
    }),
  );
  await desk.db.insert(paymentMethods).values(
    (["active", "removed"] as const).map((state) => ({
      id: newId(),
      formId: newId(),
      contactId: idOf(state === "active" ? "Ateliers Gagnon" : "École Boréale"),
      kind: "bank_account" as const,
      state,
      brand: "National Bank",
      last4: "7120",
      createdAt: t0,
      updatedAt: t0,
    })),
  );
  await desk.db.insert(merchantAccounts).values({
    id: merchantAccountId,
    jetpayId: newId(),
    label: "Operating",
    institution: "RBC",
    last4: "2201",
    createdAt: t0,
    updatedAt: t0,
  });
  for (const [hour, minor] of [
    [1, 1_000_00],
    [3, 6_842_50],
    [2, 25_00],
  ] as const) {
    const at = new Date(t0.getTime() + hour * 3_600_000);
    await desk.db.insert(transactions).values({
      id: newId(),
      formId: newId(),
      reference: newReference(),
      direction: "credit",
      flow: "payout",
      state: "paid",
      amountMinor: minor,
      currency: "CAD",
      contactId: idOf("Ateliers Gagnon"),
      merchantAccountId,
      statement: "INV",
      note: "",
      stateSince: at,
      createdAt: at,
    });
  }
});
afterAll(() => desk.close());

const idOf = (name: string): string => {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`${name} was not made`);
  return id;
};
const narrowed = (line: string) => {
  const { filter, problems } = parseLine(CONTACT_SEARCH, line, { currency: "CAD", today: "2026-11-20", contacts: [] });
  expect(problems).toEqual([]);
  return filter;
};
const list = async (search: string) =>
  (await listContacts(desk.as("viewer"), narrowed(search), null)).rows.map((row) => row.name);

describe("the list of contacts", () => {
  test("stands by name, É among E", async () => {
    expect(await list("")).toEqual([
      "Ateliers Gagnon",
      "Boréal Packaging Inc.",
      "École Boréale",
      "Electra 100% Co",
      "Kestrel Freight Ltd.",
      "Tessier Électrique",
    ]);
  });

  test.each([
    ["electri", ["Tessier Électrique"]],
    ["BORÉAL", ["Boréal Packaging Inc.", "École Boréale"]],
    ["kestrel.test", ["Kestrel Freight Ltd."]],
    ["100%", ["Electra 100% Co"]],
    ["%", ["Electra 100% Co"]],
    ["7120", ["Ateliers Gagnon"]],
    ["••7120", ["Ateliers Gagnon"]],
    ["nobody", []],
  ])("finds %s", async (search, names) => {
    expect(await list(search)).toEqual(names);
  });

  test("counts the payments of each and shows the last one", async () => {
    const { rows } = await listContacts(desk.as("viewer"), narrowed("gagnon"), null);
    expect(rows[0]).toMatchObject({
      standing: "at_jetpay",
      payments: 3,
      methods: [{ brand: "National Bank", last4: "7120", state: "active" }],
      last: { amountMinor: 6_842_50, direction: "credit", at: "2026-11-20T18:00:00.000Z" },
    });
    const [other] = (await listContacts(desk.as("viewer"), narrowed("kestrel"), null)).rows;
    expect(other).toMatchObject({ payments: 0, last: null, methods: [] });
  });

  test("goes on after the last row until there are no more, each once", async () => {
    const many = Array.from({ length: 120 }, (_, index) => ({
      id: newId(),
      formId: newId(),
      name: `Paged ${index % 7}`,
      email: `p${index}@paged.test`,
      language: "en" as const,
      createdAt: t0,
      updatedAt: t0,
    }));
    await desk.db.insert(contacts).values(many);
    const seen: string[] = [];
    let place: PagePlace = null;
    let older: string | null = null;
    do {
      const page: ContactPage = await listContacts(desk.as("viewer"), narrowed("paged"), place);
      expect(page.counted).toMatchObject({ matching: 120, total: 126 });
      seen.push(...page.rows.map((row) => row.id));
      older = page.older;
      place = older === null ? null : { cursor: older, towards: "older" };
    } while (older !== null);
    expect(seen).toHaveLength(120);
    expect(new Set(seen)).toEqual(new Set(many.map((row) => row.id)));
  });

  test("pages back to where it came from", async () => {
    const first = await listContacts(desk.as("viewer"), narrowed("paged"), null);
    const second = await listContacts(desk.as("viewer"), narrowed("paged"), {
      cursor: first.older ?? "",
      towards: "older",
    });
    expect(second.counted.before).toBe(first.rows.length);
    const back = await listContacts(desk.as("viewer"), narrowed("paged"), {
      cursor: second.newer ?? "",
      towards: "newer",
    });
    expect(back.rows).toEqual(first.rows);
    expect(back.newer).toBeNull();
  });

  test("is narrowed down to where each stands at Jetpay, as its line says", async () => {
    const call = { kind: "create_contact", createdAt: t0 } as const;
    const made = (
      [
        ["refused", { status: "refused" }],
        ["unknown", { status: "unknown" }],
        ["unreachable", { status: "queued", attempts: 2 }],
        ["sending", { status: "sent" }],
        // Its first call was refused, the next one is on its way.
        ["sending", { status: "refused", createdAt: new Date(t0.getTime() - 60_000) }, { status: "queued" }],
        ["sending"],
      ] as const
    ).map(([standing, ...calls], place) => ({ standing, calls, id: newId(), name: `Standing ${place}` }));
    for (const { id, name, calls } of made) {
      const email = `${name.replace(" ", "")}@stands.test`;
      const times = { createdAt: t0, updatedAt: t0 };
      await desk.db.insert(contacts).values({ id, formId: newId(), name, email, language: "en", ...times });
      for (const each of calls)
        await desk.db.insert(operations).values({ id: newId(), contactId: id, ...call, ...each });
    }
    for (const standing of STANDINGS) {
      const { rows } = await listContacts(desk.as("viewer"), narrowed(`state:${standing} mail:stands.test`), null);
      const expected = made.filter((each) => each.standing === standing).map(({ name }) => name);
      expect(rows.map(({ name }) => name)).toEqual(expected);
      expect(rows.every((row) => row.standing === standing)).toBe(true);
    }
  });

  test.each([
    ["method:bank_account", ["Ateliers Gagnon"]],
    ["method:bank_account,none name:gagnon", ["Ateliers Gagnon"]],
    ["method:none name:boréal", ["Boréal Packaging Inc.", "École Boréale"]],
    ["method:none gagnon", []],
    ["name:boreal mail:ap2@", ["École Boréale"]],
    ['"packaging inc"', ["Boréal Packaging Inc."]],
    ["inc packaging", ["Boréal Packaging Inc."]],
  ])("that %s narrows down is %j", async (line, names) => {
    expect(await list(line)).toEqual(names);
  });

  test("begins at the first page when the place to go on from is none of ours", async () => {
    const page = await listContacts(desk.as("viewer"), narrowed("gagnon"), {
      cursor: "not-a-cursor",
      towards: "older",
    });
    expect(page.rows).toHaveLength(1);
  });
});

describe("the typeahead of a form", () => {
  test("offers names that begin with the text first, then words that do, then the rest", async () => {
    const found = await searchContacts(desk.as("viewer"), "e");
    expect(found.map((contact) => contact.name).slice(0, 3)).toEqual([
      "École Boréale",
      "Electra 100% Co",
      "Tessier Électrique",
    ]);
  });

  test("offers whom one dealt with last before anything is typed, at most eight", async () => {
    const found = await searchContacts(desk.as("viewer"), " ");
    expect(found[0]).toMatchObject({ name: "Ateliers Gagnon", jetpay: true, methods: [{ last4: "7120" }] });
    expect(found).toHaveLength(8);
    expect(new Set(found.map((contact) => contact.id)).size).toBe(8);
  });

  test("knows a contact by its id, and nobody by what is no id", async () => {
    expect(await readContactChoice(desk.as("viewer"), idOf("Ateliers Gagnon"))).toMatchObject({
      email: "ap1@supplier.test",
    });
    expect(await readContactChoice(desk.as("viewer"), newId())).toBeNull();
    expect(await readContactChoice(desk.as("viewer"), "new")).toBeNull();
  });
});

test("a contact's page has its history newest first and leaves removed methods out", async () => {
  const detail = await readContact(desk.as("viewer"), idOf("Ateliers Gagnon"));
  expect(detail?.history.map((line) => line.amountMinor)).toEqual([6_842_50, 25_00, 1_000_00]);
  expect(detail).toMatchObject({ payments: 3, standing: "at_jetpay", history: [{ method: null }, {}, {}] });
  expect((await readContact(desk.as("viewer"), idOf("École Boréale")))?.methods).toEqual([]);
  expect(await readContact(desk.as("viewer"), "nonsense")).toBeNull();
});
