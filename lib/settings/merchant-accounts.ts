import { asc, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { merchantAccounts } from "@/db/schema/contacts";
import { record } from "@/lib/audit/record";
import { type Context, requireRight } from "@/lib/context";
import { Conflict, InvalidInput, NotFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { publish } from "@/lib/live/publish";
import { parse } from "@/lib/parse";

export type MerchantAccount = {
  id: string;
  jetpayId: string;
  label: string;
  institution: string;
  last4: string;
  isDefault: boolean;
  active: boolean;
};

/** The company's own accounts, the usual one first. */
export async function listMerchantAccounts(ctx: Context): Promise<MerchantAccount[]> {
  requireRight(ctx, "desk.read");
  return ctx.db
    .select({
      id: merchantAccounts.id,
      jetpayId: merchantAccounts.jetpayId,
      label: merchantAccounts.label,
      institution: merchantAccounts.institution,
      last4: merchantAccounts.last4,
      isDefault: merchantAccounts.isDefault,
      active: merchantAccounts.active,
    })
    .from(merchantAccounts)
    .orderBy(desc(merchantAccounts.isDefault), asc(merchantAccounts.label));
}

/** Jetpay shows the id only in its dashboard: Settings, Bank accounts, at the bottom of the side panel (guide: creating-a-debit-transaction). */
export const merchantAccountInput = z.object({
  id: z.uuid().nullable(),
  /** What the form showed when it was opened; null for a new account. When it is no longer so, nothing is done. */
  seen: z
    .object({
      jetpayId: z.string(),
      label: z.string(),
      institution: z.string(),
      last4: z.string(),
      isDefault: z.boolean(),
      active: z.boolean(),
    })
    .nullable(),
  jetpayId: z.string().trim().min(1, "merchant_id_missing").max(100, "merchant_id_missing"),
  label: z.string().trim().min(1, "merchant_label_missing").max(60, "merchant_label_long"),
  institution: z.string().trim().min(1, "merchant_institution_missing").max(60, "merchant_label_long"),
  last4: z
    .string()
    .trim()
    .regex(/^\d{4}$/, "merchant_last4"),
  isDefault: z.boolean(),
  active: z.boolean(),
});
export type MerchantAccountInput = z.input<typeof merchantAccountInput>;

/** Enters one of the company's own accounts, or changes one. As long as one is in use, one that is in use is the usual one. */
export async function saveMerchantAccount(ctx: Context, raw: unknown): Promise<{ id: string }> {
  requireRight(ctx, "settings.write");
  const { id, seen, ...fields } = parse(merchantAccountInput, raw);
  if (fields.isDefault && !fields.active) throw new Conflict("merchant_default_inactive");
  return ctx.db.transaction(async (tx) => {
    // A handful of rows that depend on each other: whoever writes one has them all. Reading goes on.
    await tx.execute(sql`lock table merchant_accounts in share row exclusive mode`);
    const all = await tx.select().from(merchantAccounts);
    const others = all.filter((row) => row.id !== id);
    const done = id === null ? enteredBefore(others, fields) : changedBefore(all, { id, seen, fields });
    if (done !== null) return { id: done.id };
    if (others.some((other) => other.jetpayId === fields.jetpayId)) {
      throw new InvalidInput({ jetpayId: { key: "merchant_id_taken" } });
    }
    const usual = others.find((other) => other.isDefault);
    if (!fields.active && usual === undefined && others.some((other) => other.active)) {
      throw new Conflict("merchant_default_inactive");
    }
    const isDefault = fields.isDefault || (fields.active && usual === undefined);
    const replaced = isDefault ? usual : undefined;
    if (replaced)
      await tx.update(merchantAccounts).set({ isDefault: false }).where(eq(merchantAccounts.id, replaced.id));
    const to = { ...fields, isDefault };
    const rowId = await write(tx, ctx, id, to);
    const before = all.find((row) => row.id === id);
    const data = { from: before ? fieldsOf(before) : null, to, ...(replaced ? { insteadOf: replaced.id } : {}) };
    await record(tx, ctx, { action: "merchant_account.save", subjectId: rowId, data });
    await publish(tx, "settings");
    return { id: rowId };
  });
}

type Row = typeof merchantAccounts.$inferSelect;
type Fields = Omit<z.output<typeof merchantAccountInput>, "id" | "seen">;

/** Entered a second time after an answer that was lost: it is there already, exactly so, usual or not. */
const enteredBefore = (others: Row[], fields: Fields): Row | null =>
  others.find((other) => isSame({ ...fieldsOf(other), isDefault: fields.isDefault }, fields)) ?? null;

/** A second submit of the same form finds what the first one wrote; what somebody else wrote is not overwritten. */
function changedBefore(
  all: Row[],
  { id, seen, fields }: { id: string; seen: Fields | null; fields: Fields },
): Row | null {
  const row = all.find((each) => each.id === id);
  if (row === undefined) throw new NotFound("merchant account");
  if (isSame(row, fields)) return row;
  if (seen === null || !isSame(row, seen)) throw new Conflict("changed_meanwhile");
  return null;
}

async function write(tx: Transaction, ctx: Context, id: string | null, fields: Fields): Promise<string> {
  const change = { ...fields, updatedAt: ctx.now() };
  if (id !== null) {
    await tx.update(merchantAccounts).set(change).where(eq(merchantAccounts.id, id));
    return id;
  }
  const made = newId();
  await tx.insert(merchantAccounts).values({ id: made, createdAt: ctx.now(), ...change });
  return made;
}

const fieldsOf = ({ jetpayId, label, institution, last4, isDefault, active }: Fields): Fields => ({
  jetpayId,
  label,
  institution,
  last4,
  isDefault,
  active,
});

const isSame = (one: Fields, other: Fields): boolean =>
  JSON.stringify(fieldsOf(one)) === JSON.stringify(fieldsOf(other));
