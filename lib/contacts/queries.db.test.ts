import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contacts, merchantAccounts, paymentMethods } from "@/db/schema/contacts";
import { transactions } from "@/db/schema/transactions";
import { newId, newReference } from "@/lib/ids";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { readContact } from "./detail";
import { listContacts } from "./queries";
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
const list = async (search: string) =>
  (await listContacts(desk.as("viewer"), { search, after: null })).rows.map((row) => row.name);

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
    const { rows } = await listContacts(desk.as("viewer"), { search: "gagnon", after: null });
    expect(rows[0]).toMatchObject({
      standing: "at_jetpay",
      payments: 3,
      methods: [{ brand: "National Bank", last4: "7120", state: "active" }],
      last: { amountMinor: 6_842_50, direction: "credit", at: "2026-11-20T18:00:00.000Z" },
    });
    const [other] = (await listContacts(desk.as("viewer"), { search: "kestrel", after: null })).rows;
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
    let after: string | null = null;
    do {
      const page = await listContacts(desk.as("viewer"), { search: "paged", after });
      expect(page).toMatchObject({ matching: 120, total: 126 });
      seen.push(...page.rows.map((row) => row.id));
      after = page.next;
    } while (after !== null);
    expect(seen).toHaveLength(120);
    expect(new Set(seen)).toEqual(new Set(many.map((row) => row.id)));
  });

  test("begins at the first page when the place to go on from is none of ours", async () => {
    const page = await listContacts(desk.as("viewer"), { search: "gagnon", after: "not-a-cursor" });
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
