import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { contacts, paymentMethods } from "@/db/schema/contacts";
import { transactions } from "@/db/schema/transactions";
import { Forbidden } from "@/lib/errors";
import type { Cell } from "@/lib/exports/table";
import { newId } from "@/lib/ids";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { contactColumns } from "./contact-columns";
import { CONTACT_SEARCH } from "./contact-search";
import { type ContactExportWords, exportContacts } from "./export";
import { listContacts } from "./queries";

const COUNT = 1_203;
const words: ContactExportWords = {
  title: "Contacts",
  column: (column) => column,
  language: (language) => language,
  standing: (standing) => standing,
  bucket: (bucket) => bucket,
  note: (note) => note,
};

let desk: TestDesk;
const paidId = newId();
const added = new Date("2026-02-03T09:00:00Z");
beforeAll(async () => {
  desk = await openTestDesk();
  const at = { createdAt: added, updatedAt: added };
  const rows = Array.from({ length: COUNT }, (_, n) => {
    const id = n === 7 ? paidId : newId();
    const name = `${n % 2 === 0 ? "Quai" : "Émile"} ${String(n).padStart(4, "0")}`;
    return { id, formId: newId(), jetpayId: id, name, email: `a${n}@quai.example`, language: "fr" as const, ...at };
  });
  await desk.db.insert(contacts).values(rows);
  const method = { formId: newId(), contactId: paidId, kind: "bank_account", state: "active" } as const;
  await desk.db.insert(paymentMethods).values({ id: newId(), ...method, brand: "RBC", last4: "2201", ...at });
  const payment = {
    id: newId(),
    formId: newId(),
    reference: "JD-AAAAAA",
    contactId: paidId,
    merchantAccountId: desk.merchantId,
  };
  const money = {
    direction: "credit",
    flow: "payout",
    state: "completed",
    amountMinor: 12_345,
    currency: "CAD",
  } as const;
  const when = { createdAt: new Date("2026-05-01T12:00:00Z"), stateSince: new Date() };
  await desk.db.insert(transactions).values({ ...payment, ...money, ...when, statement: "HARROW", note: "" });
});
afterAll(() => desk.close());

async function rowsOf(text: string, columns = contactColumns.usual.columns) {
  const filter = { ...CONTACT_SEARCH.nothing, text };
  const made = await exportContacts(desk.as("preparer"), { filter, columns, format: "csv" }, words);
  const rows: (readonly Cell[])[] = [];
  for await (const batch of made.table.rows) rows.push(...batch);
  return { made, rows };
}

test("the file of the contacts has all that the search finds, in the list's order", async () => {
  const { made, rows } = await rowsOf("", ["jetpayId", "name"]);
  expect(rows).toHaveLength(COUNT);
  expect(made.matching).toBe(COUNT);
  const page = await listContacts(desk.as("viewer"), CONTACT_SEARCH.nothing, null);
  expect(rows.slice(0, page.rows.length)).toEqual(page.rows.map(({ id, name }) => [id, name]));
  expect(new Set(rows.map(([id]) => id)).size).toBe(COUNT);
});

test("it has the columns of the screen in their order, with the last payment of each", async () => {
  const found = await rowsOf("emile 0007");
  expect(found.rows).toEqual([
    [
      "Émile 0007",
      "a7@quai.example",
      "RBC ••2201",
      { count: 1 },
      { at: "2026-05-01T12:00:00.000Z" },
      "out",
      { minor: -12_345, currency: "CAD" },
      "CAD",
    ],
  ]);
  const chosen = await rowsOf("emile 0007", ["language", "added", "standing", "name", "phone"]);
  expect(chosen.made.table.heads).toEqual(["language", "added (America/Toronto)", "standing", "name", "phone"]);
  expect(chosen.rows).toEqual([["fr", { at: added.toISOString() }, "at_jetpay", "Émile 0007", ""]]);
});

test("it is in the audit log, and not for a viewer", async () => {
  await rowsOf("emile 0007", ["name", "email"]);
  const entries = await desk.db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.action, "contact.export"))
    .orderBy(auditEntries.id);
  expect(entries.at(-1)?.data).toEqual({
    format: "csv",
    rows: 1,
    columns: "name,email",
    filter: "emile 0007",
  });
  const ask = { filter: CONTACT_SEARCH.nothing, columns: ["name"], format: "csv" } as const;
  await expect(exportContacts(desk.as("viewer"), ask, words)).rejects.toBeInstanceOf(Forbidden);
});
