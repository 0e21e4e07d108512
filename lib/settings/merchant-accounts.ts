import { asc, desc, eq, ne } from "drizzle-orm";
import { z } from "zod";
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
const input = z.object({
  id: z.uuid().nullable(),
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
export type MerchantAccountInput = z.input<typeof input>;

/** Enters one of the company's own accounts, or changes one. One account that is in use is always the usual one. */
export async function saveMerchantAccount(ctx: Context, raw: unknown): Promise<{ id: string }> {
  const { id, ...fields } = parse(input, raw);
  requireRight(ctx, "settings.write");
  if (fields.isDefault && !fields.active) throw new Conflict("merchant_default_inactive");
  return ctx.db.transaction(async (tx) => {
    const others = await tx
      .select()
      .from(merchantAccounts)
      .where(id === null ? undefined : ne(merchantAccounts.id, id))
      .for("update");
    if (others.some((other) => other.jetpayId === fields.jetpayId)) {
      throw new InvalidInput({ jetpayId: { key: "merchant_id_taken" } });
    }
    const isDefault = fields.isDefault || (fields.active && !others.some((other) => other.isDefault));
    if (isDefault) {
      await tx.update(merchantAccounts).set({ isDefault: false }).where(eq(merchantAccounts.isDefault, true));
    }
    const change = { ...fields, isDefault, updatedAt: ctx.now() };
    const rows =
      id === null
        ? await tx
            .insert(merchantAccounts)
            .values({ id: newId(), createdAt: ctx.now(), ...change })
            .returning()
        : await tx.update(merchantAccounts).set(change).where(eq(merchantAccounts.id, id)).returning();
    const [row] = rows;
    if (row === undefined) throw new NotFound("merchant account");
    await record(tx, ctx, { action: "merchant_account.save", subjectId: row.id, data: { ...fields, isDefault } });
    await publish(tx, "settings");
    return { id: row.id };
  });
}
