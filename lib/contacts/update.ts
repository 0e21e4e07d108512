import { eq } from "drizzle-orm";
import { z } from "zod";
import { contacts } from "@/db/schema/contacts";
import { record } from "@/lib/audit/record";
import { type Context, requireRight } from "@/lib/context";
import { Conflict, type FieldProblems, InvalidInput, NotFound } from "@/lib/errors";
import { publish } from "@/lib/live/publish";
import { parse } from "@/lib/parse";
import { LANGUAGES } from "./contact";
import { checkName } from "./form-checks";
import { checkPhone, normalPhone } from "./phone";

const own = z.object({ name: z.string().trim(), phone: z.string().trim(), language: z.enum(LANGUAGES) });

/** `seen` is what the form showed when it was opened. */
export const contactChange = own.extend({ id: z.uuid(), seen: own });

/**
 * Changes what Jetdesk keeps of a contact. Jetpay keeps what it was given: its guide shows no call that changes a contact,
 * so the mail address, by which Jetpay knows people, is not among it.
 */
export async function updateContact(ctx: Context, raw: unknown): Promise<{ id: string }> {
  requireRight(ctx, "contacts.write");
  const { id, seen, ...typed } = parse(contactChange, raw);
  const next = { ...typed, phone: normalPhone(typed.phone) };
  const problems: FieldProblems = {};
  const name = checkName(next.name);
  if (name !== null) problems["name"] = name;
  const phone = checkPhone(next.phone);
  if (phone !== null) problems["phone"] = phone;
  if (name !== null || phone !== null) throw new InvalidInput(problems);

  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.select().from(contacts).where(eq(contacts.id, id)).for("update");
    if (row === undefined) throw new NotFound("contact");
    const before = { name: row.name, phone: row.phone ?? "", language: row.language };
    // Someone else wrote the very same, or a second submit of this form did: there is nothing left to do.
    if (same(before, next)) return;
    if (!same(before, seen)) throw new Conflict("changed_meanwhile");
    await tx
      .update(contacts)
      .set({ ...next, phone: next.phone === "" ? null : next.phone, updatedAt: ctx.now() })
      .where(eq(contacts.id, id));
    await record(tx, ctx, { action: "contact.update", subjectId: id, data: { before, after: next } });
    await publish(tx, "contacts", id);
    // Its name stands on the rows of its transactions as well.
    if (before.name !== next.name) await publish(tx, "transactions");
  });
  return { id };
}

type Own = z.infer<typeof own>;
const same = (a: Own, b: Own): boolean => a.name === b.name && a.phone === b.phone && a.language === b.language;
