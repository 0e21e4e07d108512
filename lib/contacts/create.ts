import { and, desc, eq, ne, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { operations } from "@/db/schema/transactions";
import { record } from "@/lib/audit/record";
import { actorIdOf, type Context, requireRight } from "@/lib/context";
import { Conflict, InvalidInput, NotFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/queue";
import { publish } from "@/lib/live/publish";
import { sendOperation } from "@/lib/operations/send";
import { parse } from "@/lib/parse";
import { isUuid } from "@/lib/uuid";
import { resolvedByPerson } from "./confirm";
import { LANGUAGES } from "./contact";
import { type ContactFields, checkContact } from "./form-checks";
import { type Told, toldOf } from "./outcome";
import { normalPhone } from "./phone";
import { standingOf } from "./standing";

export const contactInput = z.object({
  formId: z.uuid(),
  name: z.string().trim(),
  email: z.string().trim(),
  phone: z.string().trim(),
  language: z.enum(LANGUAGES),
});

/** `alike`: contacts that had this mail address before. That is said, and forbidden to nobody. */
export type ContactCreated = Told & { id: string; alike: { id: string; name: string }[] };

/** The job is only the net under the call that the person waits for; it stays behind it by this much. */
const JOB_LATER_MS = 10_000;

/**
 * Writes a contact down and has Jetpay make it. A second submit of the same form finds the first one's contact, and is
 * refused where it says something else; one that Jetpay has refused is corrected by it and sent again.
 */
export async function createContact(ctx: Context, raw: unknown): Promise<ContactCreated> {
  requireRight(ctx, "contacts.write");
  const { formId, ...typed } = parse(contactInput, raw);
  const problems = checkContact(typed);
  const fields = { ...typed, phone: normalPhone(typed.phone) };
  if (Object.keys(problems).length > 0) throw new InvalidInput(problems);

  const { id, operationId } = await ctx.db.transaction((tx) => writeDown(tx, ctx, formId, fields));
  const told = toldOf(operationId === null ? null : await sendOperation(ctx, operationId));
  return { id, ...told, alike: await contactsAt(ctx, fields.email, id) };
}

/** The same contact once more, after an answer that could not be known. At worst Jetpay then has two of it. */
export async function sendContactAgain(ctx: Context, id: string): Promise<Told> {
  requireRight(ctx, "contacts.write");
  const operationId = await ctx.db.transaction(async (tx) => {
    const [contact] = await tx.select().from(contacts).where(eq(contacts.id, id)).for("update");
    if (contact === undefined) throw new NotFound("contact");
    const last = await lastCreationOf(tx, id);
    if (last === null || standingOf(contact.jetpayId, last) !== "unknown") throw new Conflict("changed_meanwhile");
    await tx.update(operations).set(resolvedByPerson(ctx)).where(eq(operations.id, last.id));
    await record(tx, ctx, { action: "contact.send_again", subjectId: id });
    return queueCreation(tx, ctx, id);
  });
  return toldOf(await sendOperation(ctx, operationId));
}

export type RefusedContact = ContactFields & { id: string; formId: string };

/** A contact that Jetpay has refused, as the form that corrects it starts: with the id of the form that made it. */
export async function refusedContact(ctx: Context, id: string): Promise<RefusedContact | null> {
  requireRight(ctx, "contacts.write");
  if (!isUuid(id)) return null;
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx.select().from(contacts).where(eq(contacts.id, id));
    if (row === undefined || standingOf(row.jetpayId, await lastCreationOf(tx, id)) !== "refused") return null;
    const { formId, name, email, phone, language } = row;
    return { id, formId, name, email, phone: phone ?? "", language };
  });
}

/** Contacts with this mail address, whatever its case. */
export async function contactsAt(
  ctx: Context,
  email: string,
  except: string | null,
): Promise<{ id: string; name: string }[]> {
  requireRight(ctx, "desk.read");
  return ctx.db
    .select({ id: contacts.id, name: contacts.name })
    .from(contacts)
    .where(
      and(
        eq(sql`lower(${contacts.email})`, email.trim().toLowerCase()),
        except !== null && isUuid(except) ? ne(contacts.id, except) : undefined,
      ),
    )
    .orderBy(contacts.createdAt)
    .limit(3);
}

async function writeDown(tx: Transaction, ctx: Context, formId: string, { phone, ...fields }: ContactFields) {
  const now = ctx.now();
  const values = { ...fields, phone: phone === "" ? null : phone, updatedAt: now };
  const [made] = await tx
    .insert(contacts)
    .values({ ...values, id: newId(), formId, createdAt: now, createdBy: actorIdOf(ctx.actor) })
    .onConflictDoNothing({ target: contacts.formId })
    .returning({ id: contacts.id });
  if (made !== undefined) {
    await record(tx, ctx, {
      action: "contact.create",
      subjectId: made.id,
      data: { name: fields.name, email: fields.email },
    });
    return { id: made.id, operationId: await queueCreation(tx, ctx, made.id) };
  }
  const [earlier] = await tx.select().from(contacts).where(eq(contacts.formId, formId)).for("update");
  if (earlier === undefined) throw new Error("a contact of this form was there and is gone");
  const last = await lastCreationOf(tx, earlier.id);
  if (last === null || standingOf(earlier.jetpayId, last) !== "refused") {
    if (!isSame(earlier, values)) throw new Conflict("contact_form_used", { id: earlier.id, name: earlier.name });
    return { id: earlier.id, operationId: null };
  }
  await tx.update(contacts).set(values).where(eq(contacts.id, earlier.id));
  const corrected = { name: fields.name, email: fields.email, was: { name: earlier.name, email: earlier.email } };
  await record(tx, ctx, { action: "contact.send_again", subjectId: earlier.id, data: corrected });
  return { id: earlier.id, operationId: await queueCreation(tx, ctx, earlier.id) };
}

type Words = Pick<typeof contacts.$inferSelect, "name" | "email" | "phone" | "language">;

/** Whether the form says of the contact what is known of it; what it says otherwise would be lost without a word. */
const isSame = (row: Words, typed: Words): boolean =>
  row.name === typed.name && row.email === typed.email && row.phone === typed.phone && row.language === typed.language;

async function queueCreation(tx: Transaction, ctx: Context, contactId: string): Promise<string> {
  const now = ctx.now();
  const operationId = newId();
  await tx.insert(operations).values({
    id: operationId,
    kind: "create_contact",
    status: "queued",
    contactId,
    createdAt: now,
    createdBy: actorIdOf(ctx.actor),
  });
  const runAt = new Date(now.getTime() + JOB_LATER_MS);
  await enqueue(tx, "operation.send", { operationId }, { key: `send:${operationId}`, runAt });
  await publish(tx, "contacts", contactId);
  return operationId;
}

async function lastCreationOf(tx: Transaction, contactId: string) {
  const [row] = await tx
    .select({ id: operations.id, status: operations.status, attempts: operations.attempts })
    .from(operations)
    .where(and(eq(operations.kind, "create_contact"), eq(operations.contactId, contactId)))
    .orderBy(desc(operations.createdAt), desc(operations.id))
    .limit(1);
  return row ?? null;
}
