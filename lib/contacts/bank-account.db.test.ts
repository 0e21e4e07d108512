import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { paymentMethods } from "@/db/schema/contacts";
import { operations } from "@/db/schema/transactions";
import { Conflict, Forbidden, InvalidInput } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { sweepOperations } from "@/lib/operations/sweep";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { addBankAccount } from "./bank-account";
import { createContact } from "./create";
import { readContact } from "./detail";
import { removeMethod } from "./remove-method";

let desk: TestDesk;
let contactId: string;

beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  const fields = { name: "Ateliers Gagnon", email: `${newId()}@gagnon.test`, phone: "", language: "fr" };
  contactId = (await createContact(desk.as("preparer"), { formId: newId(), ...fields })).id;
});

const ACCOUNT = "907365241188";
const bank = (change: Record<string, string> = {}) => ({
  formId: newId(),
  contactId,
  institutionNumber: "006",
  transitNumber: "10531",
  accountNumber: ACCOUNT,
  institution: "National Bank",
  title: "Business chequing",
  accountType: "chequing",
  holderName: "Ateliers Gagnon inc.",
  holderAddress: "1400 rue Notre-Dame",
  holderCity: "Montréal",
  holderPostalCode: "h3c 1k3",
  ...change,
});
const methodsNow = async () => (await readContact(desk.as("viewer"), contactId))?.methods ?? [];
const operationsOf = (methodId: string) =>
  desk.db.select().from(operations).where(eq(operations.paymentMethodId, methodId)).orderBy(operations.createdAt);

describe("a bank account", () => {
  test("is added, and its number is in no table and no line of the log", async () => {
    const added = await addBankAccount(desk.as("preparer"), bank());
    expect(added).toMatchObject({ outcome: "accepted", state: "active" });
    expect(await methodsNow()).toMatchObject([
      { kind: "bank_account", brand: "National Bank", last4: "1188", title: "Business chequing", state: "active" },
    ]);
    const stored = await desk.stored();
    expect(stored).toContain("National Bank");
    expect(stored).not.toContain(ACCOUNT);
    expect(stored).not.toContain("10531");
    expect(desk.logged()).not.toContain(ACCOUNT);
    const [operation] = await operationsOf(added.methodId);
    expect(operation?.request).toMatchObject({ body: { account_number: "[redacted]", institution: "National Bank" } });
  });

  test.each(["refused", "unknown", "fault"])("leaves its number nowhere when the call is %s", async (ending) => {
    const faults: Record<string, Record<string, unknown>> = {
      refused: {
        kind: "status_before",
        status: 422,
        body: JSON.stringify({
          detail: [{ loc: ["body", "account_number"], msg: `${ACCOUNT} is not an account`, input: ACCOUNT }],
        }),
      },
      unknown: { kind: "status_after", status: 500, body: JSON.stringify({ detail: `cannot store ${ACCOUNT}` }) },
      fault: { kind: "malformed", body: `<html>${ACCOUNT}` },
    };
    await desk.fault({ ...faults[ending], path: "bank_account" });
    const told = await addBankAccount(desk.as("preparer"), bank());
    expect(told.outcome).toBe(ending === "refused" ? "refused" : "unknown");
    expect(JSON.stringify(told)).not.toContain(ACCOUNT);
    expect(await desk.stored()).not.toContain(ACCOUNT);
    expect(desk.logged()).not.toContain(ACCOUNT);
  });

  test("that Jetpay refuses has its words beside our fields, and the same form tries once more on the same line", async () => {
    const ctx = desk.as("preparer");
    await desk.fault({
      kind: "status_before",
      path: "bank_account",
      status: 422,
      body: JSON.stringify({ detail: [{ loc: ["body", "transit_number"], msg: "no such branch" }] }),
    });
    const form = bank();
    const refused = await addBankAccount(ctx, form);
    expect(refused.fields).toEqual({ transitNumber: { key: "jetpay_field", values: { message: "no such branch" } } });
    expect(await methodsNow()).toMatchObject([{ state: "failed", said: "no such branch" }]);

    const corrected = await addBankAccount(ctx, { ...form, transitNumber: "10541", accountNumber: "1234567" });
    expect(corrected).toMatchObject({ methodId: refused.methodId, outcome: "accepted" });
    expect(await methodsNow()).toMatchObject([{ state: "active", last4: "4567", said: null }]);
    expect((await operationsOf(refused.methodId)).map((row) => row.status)).toEqual(["refused", "accepted"]);
  });

  test("without an answer is in doubt, and the same form does not send it again", async () => {
    const ctx = desk.as("preparer");
    await desk.fault({ kind: "drop_after", path: "bank_account" });
    const form = bank();
    const unknown = await addBankAccount(ctx, form);
    expect(unknown).toMatchObject({ outcome: "unknown", state: "unknown" });
    expect(await addBankAccount(ctx, form)).toMatchObject({ outcome: "underway", state: "unknown" });
    expect(await operationsOf(unknown.methodId)).toHaveLength(1);
  });

  test.each([
    ["number", { accountNumber: "907365241199" }],
    ["bank", { institution: "Banque Nationale" }],
    ["name", { title: "Savings" }],
    ["holder", { holderName: "Luc Gagnon" }],
  ])("whose form is sent again with another %s is not told as the one on its way", async (_what, corrected) => {
    const ctx = desk.as("preparer");
    await desk.fault({ kind: "drop_after", path: "bank_account" });
    const form = bank();
    const { methodId } = await addBankAccount(ctx, form);
    const again = addBankAccount(ctx, { ...form, ...corrected });
    await expect(again).rejects.toEqual(new Conflict("method_form_used", { name: "National Bank ••1188" }));
    expect(await addBankAccount(ctx, form)).toMatchObject({ methodId, outcome: "underway" });
    expect(await operationsOf(methodId)).toHaveLength(1);
  });

  test("that could not be sent is not kept for later, for its number is nowhere", async () => {
    const away = desk.as("preparer", { baseUrl: "http://127.0.0.1:9" });
    const told = await addBankAccount(away, bank());
    expect(told).toMatchObject({ outcome: "unreachable", state: "failed" });
    expect(await methodsNow()).toMatchObject([{ state: "failed", neverSent: true, said: null }]);
    const [operation] = await operationsOf(told.methodId);
    expect(operation).toMatchObject({ status: "withdrawn", reason: "unreachable", sentAt: null });
    const { rows } = await desk.db.execute(
      sql`select 1 from graphile_worker.jobs where key = ${`send:${operation?.id}`}`,
    );
    expect(rows).toEqual([]);
  });

  test("is one account when its form is sent twice at once", async () => {
    const ctx = desk.as("preparer");
    const form = bank();
    const both = await Promise.all([addBankAccount(ctx, form), addBankAccount(ctx, form)]);
    expect(both.map((told) => told.outcome).sort()).toEqual(["accepted", "underway"]);
    expect(await methodsNow()).toHaveLength(1);
  });

  test("with wrong fields leaves nothing behind, and is not a viewer's to add", async () => {
    await expect(addBankAccount(desk.as("preparer"), bank({ transitNumber: "1053" }))).rejects.toBeInstanceOf(
      InvalidInput,
    );
    await expect(addBankAccount(desk.as("viewer"), bank())).rejects.toBeInstanceOf(Forbidden);
    expect(await methodsNow()).toEqual([]);
  });

  test("whose process ended before the call is said not to be there", async () => {
    const methodId = newId();
    const long = new Date(Date.now() - 10 * 60_000);
    const row = { id: methodId, formId: newId(), contactId, kind: "bank_account" as const, state: "pending" as const };
    await desk.db
      .insert(paymentMethods)
      .values({ ...row, brand: "RBC", last4: "2201", createdAt: long, updatedAt: long });
    await desk.db.insert(operations).values({
      id: newId(),
      kind: "add_bank_account",
      status: "queued",
      contactId,
      paymentMethodId: methodId,
      createdAt: long,
    });
    await sweepOperations(desk.as("preparer"));
    expect(await methodsNow()).toMatchObject([{ id: methodId, state: "failed", neverSent: true }]);
  });
});

describe("a method that is removed", () => {
  test("is offered no more, stays in the audit log, and later words of Jetpay do not bring it back", async () => {
    const ctx = desk.as("preparer");
    const { methodId } = await addBankAccount(ctx, bank());
    await removeMethod(ctx, { methodId });
    await removeMethod(ctx, { methodId });
    expect(await methodsNow()).toEqual([]);
    const entries = await desk.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, contactId))
      .orderBy(auditEntries.id);
    expect(entries.filter((entry) => entry.action === "payment_method.remove")).toMatchObject([
      { data: { last4: "1188", was: "active" } },
    ]);
  });

  test("cannot go while its call is on the way", async () => {
    const methodId = newId();
    const now = new Date();
    const row = { id: methodId, formId: newId(), contactId, kind: "bank_account" as const, state: "pending" as const };
    await desk.db
      .insert(paymentMethods)
      .values({ ...row, brand: "RBC", last4: "2201", createdAt: now, updatedAt: now });
    await expect(removeMethod(desk.as("preparer"), { methodId })).rejects.toBeInstanceOf(Conflict);
  });
});
