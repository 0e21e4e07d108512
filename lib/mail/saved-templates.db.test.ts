import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { Conflict, Forbidden } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { openLink } from "@/lib/testing/link";
import { WORDS } from "@/lib/testing/mail-bench";
import { mailLink } from "./mail-link";
import type { MailTemplateInput } from "./saved-template";
import { listMailTemplates, saveMailTemplate } from "./saved-templates";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

const form = (more: Partial<MailTemplateInput> = {}): MailTemplateInput => ({
  id: newId(),
  version: null,
  locale: "en",
  name: `Second notice ${newId()}`,
  subject: "{statement} from {company}",
  message: "Hello {name},\n\n{amount} is open. Your reference: {reference}.",
  archived: false,
  ...more,
});
const save = (input: MailTemplateInput) => saveMailTemplate(desk.as("administrator"), input);
const read = async (id: string) => (await listMailTemplates(desk.as("viewer"))).find((each) => each.id === id);

describe("a template", () => {
  test("is kept, changed, archived and taken back, each with an entry of the audit log", async () => {
    const first = form();
    await save(first);
    expect(await read(first.id)).toMatchObject({ ...first, version: 1 });
    await save({ ...first, version: 1, subject: "Still open" });
    await save({ ...first, version: 2, subject: "Still open", archived: true });
    await save({ ...first, version: 3, subject: "Still open" });
    expect(await read(first.id)).toMatchObject({ subject: "Still open", archived: false, version: 4 });
    const audited = await desk.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, first.id))
      .orderBy(auditEntries.id);
    expect(audited.map(({ action }) => action)).toEqual(Array.from({ length: 4 }, () => "mail_template.save"));
  });

  test("is saved once by eight clicks, and never over what somebody else wrote meanwhile", async () => {
    const first = form();
    await Promise.all(Array.from({ length: 8 }, () => save(first)));
    expect(await read(first.id)).toMatchObject({ version: 1 });
    await save({ ...first, version: 1, subject: "One" });
    await expect(save({ ...first, version: 1, subject: "Other" })).rejects.toBeInstanceOf(Conflict);
    expect(await read(first.id)).toMatchObject({ subject: "One" });
  });

  test("has a name of its own in its language, among those in use", async () => {
    const first = form();
    await save(first);
    await expect(save(form({ name: first.name.toUpperCase() }))).rejects.toMatchObject({
      fields: { name: { key: "template_name_taken" } },
    });
    await save(form({ name: first.name, locale: "fr" }));
    await save({ ...first, version: 1, archived: true });
    await save(form({ name: first.name }));
    await expect(save({ ...first, version: 2, archived: false })).rejects.toMatchObject({
      fields: { name: { key: "template_name_taken" } },
    });
    const rivals = await Promise.allSettled([1, 2, 3].map(() => save(form({ name: "Rival" }))));
    expect(rivals.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("with a variable that nothing fills in is refused beside its field, as is a mail with one", async () => {
    await expect(save(form({ subject: "{invoice} from us" }))).rejects.toMatchObject({
      fields: { subject: { key: "mail_place" } },
    });
    await expect(save(form({ message: "Hello {Name}" }))).rejects.toMatchObject({
      fields: { message: { key: "mail_place" } },
    });
    const { id } = await openLink(desk);
    const mail = { ...WORDS, message: "Pay by {due}" };
    await expect(mailLink(desk.as("preparer"), { formId: newId(), transactionId: id, mail })).rejects.toMatchObject({
      fields: { "mail.message": { key: "mail_place" } },
    });
  });

  test("is changed by administrators alone and read by all who may read the desk", async () => {
    await expect(saveMailTemplate(desk.as("preparer"), form())).rejects.toBeInstanceOf(Forbidden);
    expect((await listMailTemplates(desk.as("viewer"))).length).toBeGreaterThan(0);
  });
});
