import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { contacts } from "@/db/schema/contacts";
import { operations } from "@/db/schema/transactions";
import { Conflict, Forbidden, InvalidInput } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { sendOperation } from "@/lib/operations/send";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { createContact, sendContactAgain } from "./create";
import { readContact } from "./detail";
import { updateContact } from "./update";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

const form = (change: Record<string, string> = {}) => ({
  formId: newId(),
  name: "Ateliers Gagnon",
  email: `comptes.${newId()}@ateliersgagnon.test`,
  phone: "514 555 0142",
  language: "fr",
  ...change,
});
const operationsOf = (contactId: string) =>
  desk.db.select().from(operations).where(eq(operations.contactId, contactId)).orderBy(operations.createdAt);

/** An address where nothing listens: the connection is refused before a byte leaves. */
const NOWHERE = "http://127.0.0.1:9";

describe("a new contact", () => {
  test("is made at Jetpay while the person waits, and audited with their name", async () => {
    const ctx = desk.as("preparer");
    const created = await createContact(ctx, form());
    expect(created).toMatchObject({ outcome: "accepted", said: null, alike: [] });
    expect(await readContact(ctx, created.id)).toMatchObject({
      jetpay: true,
      standing: "at_jetpay",
      language: "fr",
      createdBy: "Test preparer",
    });
    const [entry] = await desk.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, created.id))
      .orderBy(auditEntries.id);
    expect(entry).toMatchObject({ action: "contact.create", actorName: "Test preparer", outcome: "done" });
  });

  test("is one contact when its form is sent twice at once", async () => {
    const ctx = desk.as("preparer");
    const twice = form();
    const [first, second] = await Promise.all([createContact(ctx, twice), createContact(ctx, twice)]);
    expect(second.id).toBe(first.id);
    expect([first.outcome, second.outcome].sort()).toEqual(["accepted", "underway"]);
    expect(await operationsOf(first.id)).toHaveLength(1);
  });

  test.each([
    ["name", { name: "Ateliers Gagnon inc." }],
    ["mail address", { email: "right@gagnon.test" }],
    ["phone", { phone: "" }],
    ["language", { language: "en" }],
  ])("whose form is sent again with another %s is not told as if that were kept", async (_what, corrected) => {
    const ctx = desk.as("preparer");
    const asked = form();
    const { id } = await createContact(ctx, asked);
    const again = createContact(ctx, { ...asked, ...corrected });
    await expect(again).rejects.toEqual(new Conflict("contact_form_used", { id, name: asked.name }));
    expect(await createContact(ctx, { ...asked, phone: "+1 (514) 555-0142" })).toMatchObject({ id });
    expect(await readContact(ctx, id)).toMatchObject({ name: asked.name, email: asked.email, language: "fr" });
  });

  test("with a mail address somebody has is made, and said", async () => {
    const ctx = desk.as("preparer");
    const first = await createContact(ctx, form({ email: "shared@gagnon.test" }));
    const second = await createContact(ctx, form({ name: "Gagnon Inc.", email: "Shared@gagnon.test" }));
    expect(second.outcome).toBe("accepted");
    expect(second.alike).toEqual([{ id: first.id, name: "Ateliers Gagnon" }]);
  });

  test("with wrong fields is not written down", async () => {
    await expect(createContact(desk.as("preparer"), form({ name: "", email: "x" }))).rejects.toSatisfy(
      (error) => error instanceof InvalidInput && Object.keys(error.fields).join() === "name,email",
    );
  });

  test("is not a viewer's to make", async () => {
    await expect(createContact(desk.as("viewer"), form())).rejects.toBeInstanceOf(Forbidden);
  });

  test("that Jetpay refuses stays, with Jetpay's words at the field, and the same form sends it again corrected", async () => {
    const ctx = desk.as("preparer");
    await desk.fault({
      kind: "status_before",
      path: "^/contact$",
      status: 422,
      body: JSON.stringify({ detail: [{ loc: ["body", "email"], msg: "domain does not exist", type: "value_error" }] }),
    });
    const asked = form();
    const refused = await createContact(ctx, asked);
    expect(refused).toMatchObject({
      outcome: "refused",
      fields: { email: { key: "jetpay_field", values: { message: "domain does not exist" } } },
    });
    expect(await readContact(ctx, refused.id)).toMatchObject({
      standing: "refused",
      standingSaid: "domain does not exist",
    });

    const corrected = await createContact(ctx, { ...asked, email: "right@gagnon.test" });
    expect(corrected).toMatchObject({ id: refused.id, outcome: "accepted" });
    expect(await readContact(ctx, refused.id)).toMatchObject({ email: "right@gagnon.test", standing: "at_jetpay" });
    expect((await operationsOf(refused.id)).map((row) => row.status)).toEqual(["refused", "accepted"]);
  });

  test("without an answer is unknown, not failed, and is sent again only by a person", async () => {
    const ctx = desk.as("preparer");
    await desk.fault({ kind: "drop_after", path: "^/contact$" });
    const asked = form();
    const unknown = await createContact(ctx, asked);
    expect(unknown.outcome).toBe("unknown");
    expect((await readContact(ctx, unknown.id))?.standing).toBe("unknown");
    expect(await createContact(ctx, asked)).toMatchObject({ id: unknown.id, outcome: "underway" });

    expect(await sendContactAgain(ctx, unknown.id)).toMatchObject({ outcome: "accepted" });
    expect((await readContact(ctx, unknown.id))?.standing).toBe("at_jetpay");
    await expect(sendContactAgain(ctx, unknown.id)).rejects.toBeInstanceOf(Conflict);
  });

  test("that could not be sent is sent later by the job", async () => {
    const away = desk.as("preparer", { baseUrl: NOWHERE });
    const waiting = await createContact(away, form());
    expect(waiting.outcome).toBe("unreachable");
    expect((await readContact(away, waiting.id))?.standing).toBe("unreachable");
    const [operation] = await operationsOf(waiting.id);
    await sendOperation(desk.as("preparer"), operation?.id ?? "");
    expect((await readContact(away, waiting.id))?.standing).toBe("at_jetpay");
  });
});

describe("a contact's own words", () => {
  test("are changed here, with before and after in the audit log", async () => {
    const ctx = desk.as("preparer");
    const { id } = await createContact(ctx, form());
    const seen = { name: "Ateliers Gagnon", phone: "+1 514 555 0142", language: "fr" };
    const next = { name: "Ateliers Gagnon inc.", phone: "", language: "en" };
    await updateContact(ctx, { id, ...next, seen });
    expect(await readContact(ctx, id)).toMatchObject({ name: "Ateliers Gagnon inc.", phone: null, language: "en" });
    const entries = await desk.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, id))
      .orderBy(auditEntries.id);
    expect(entries.at(-1)).toMatchObject({ action: "contact.update", data: { before: seen, after: next } });

    await updateContact(ctx, { id, ...next, seen });
    const stale = updateContact(ctx, { id, ...next, name: "Other", seen });
    await expect(stale).rejects.toMatchObject({ key: "changed_meanwhile" });
    expect((await desk.db.select().from(contacts).where(eq(contacts.id, id)))[0]?.name).toBe("Ateliers Gagnon inc.");
  });
});
