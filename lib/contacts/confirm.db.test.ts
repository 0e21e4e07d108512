import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { contacts, paymentMethods } from "@/db/schema/contacts";
import { operations } from "@/db/schema/transactions";
import { Conflict, Forbidden, InvalidInput } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { confirmAtJetpay } from "./confirm";
import { createContact } from "./create";
import { removeMethod } from "./remove-method";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

const fields = { name: "Quai Nord", email: "a@quainord.example", phone: "", language: "fr" };

async function doubtful(): Promise<string> {
  await desk.control("faults", { kind: "drop_after", path: "^/contact$", method: "PUT" });
  const made = await createContact(desk.as("preparer"), { formId: newId(), ...fields });
  expect(made.outcome).toBe("unknown");
  return made.id;
}
const say = (contactId: string, methodId: string | null, jetpayId: string) => ({
  contactId,
  methodId,
  jetpayId,
  reason: "Seen in the dashboard",
});

test("a contact whose answer was lost is found at Jetpay by a person, once", async () => {
  const id = await doubtful();
  await expect(confirmAtJetpay(desk.as("viewer"), say(id, null, "there"))).rejects.toThrow(Forbidden);
  const both = await Promise.allSettled([
    confirmAtJetpay(desk.as("preparer"), say(id, null, "there")),
    confirmAtJetpay(desk.as("approver"), say(id, null, "there")),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const [row] = await desk.db.select().from(contacts).where(eq(contacts.id, id));
  expect(row?.jetpayId).toBe("there");
  const [call] = await desk.db.select().from(operations).where(eq(operations.contactId, id));
  expect(call).toMatchObject({ status: "accepted", resolvedBy: "person", resolvedById: expect.any(String) });
  const entries = await desk.db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.action, "contact.confirm"), eq(auditEntries.outcome, "done")));
  expect(entries).toMatchObject([{ subjectId: id, reason: "Seen in the dashboard" }]);

  const other = await doubtful();
  await expect(confirmAtJetpay(desk.as("preparer"), say(other, null, "there"))).rejects.toThrow(InvalidInput);
});

test("a bank account whose answer was lost is confirmed, or removed, and its call waits for nothing more", async () => {
  const [contact] = await desk.db.select().from(contacts).where(eq(contacts.jetpayId, "there"));
  const contactId = contact?.id ?? "";
  const add = async () => {
    const [methodId, operationId] = [newId(), newId()];
    const at = { createdAt: new Date(), updatedAt: new Date() };
    const method = { id: methodId, formId: newId(), contactId, kind: "bank_account", state: "unknown" } as const;
    await desk.db.insert(paymentMethods).values({ ...method, brand: "BMO", last4: "1111", ...at });
    const call = { id: operationId, kind: "add_bank_account", status: "unknown", contactId } as const;
    await desk.db.insert(operations).values({ ...call, paymentMethodId: methodId, createdAt: new Date() });
    return { methodId, operationId };
  };
  const callOf = async (id: string) => (await desk.db.select().from(operations).where(eq(operations.id, id)))[0];

  const found = await add();
  await confirmAtJetpay(desk.as("preparer"), say(contactId, found.methodId, "account there"));
  const [method] = await desk.db.select().from(paymentMethods).where(eq(paymentMethods.id, found.methodId));
  expect(method).toMatchObject({ state: "active", jetpayId: "account there" });
  expect(await callOf(found.operationId)).toMatchObject({ status: "accepted", resolvedBy: "person" });

  const given = await add();
  await removeMethod(desk.as("preparer"), { methodId: given.methodId });
  expect(await callOf(given.operationId)).toMatchObject({ resolvedBy: "person", resolvedAt: expect.any(Date) });
  const late = confirmAtJetpay(desk.as("preparer"), say(contactId, given.methodId, "another"));
  await expect(late).rejects.toThrow(Conflict);
});
