import { asc, desc, eq, ne, sql } from "drizzle-orm";
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
export const merchantAccountInput = z.object({
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
export type MerchantAccountInput = z.input<typeof merchantAccountInput>;

/** Enters one of the company's own accounts, or changes one. As long as one is in use, one that is in use is the usual one. */
export async function saveMerchantAccount(ctx: Context, raw: unknown): Promise<{ id: string }> {
  requireRight(ctx, "settings.write");
  const { id, ...fields } = parse(merchantAccountInput, raw);
  if (fields.isDefault && !fields.active) throw new Conflict("merchant_default_inactive");
  return ctx.db.transaction(async (tx) => {
    // A handful of rows that depend on each other: whoever writes one has them all. Reading goes on.
    await tx.execute(sql`lock table merchant_accounts in share row exclusive mode`);
    const others = await tx
      .select()
      .from(merchantAccounts)
      .where(id === null ? undefined : ne(merchantAccounts.id, id));
    const same = others.find((other) => other.jetpayId === fields.jetpayId);
    // Entered a second time after an answer that was lost: it is there already, exactly so.
    if (id === null && same !== undefined && isSame(same, fields)) return { id: same.id };
    if (same !== undefined) throw new InvalidInput({ jetpayId: { key: "merchant_id_taken" } });
    if (!fields.active && others.some((other) => other.active) && !others.some((other) => other.isDefault)) {
      throw new Conflict("merchant_default_inactive");
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

const isSame = (
  row: typeof merchantAccounts.$inferSelect,
  fields: Omit<z.output<typeof merchantAccountInput>, "id">,
): boolean =>
  row.label === fields.label &&
  row.institution === fields.institution &&
  row.last4 === fields.last4 &&
  row.active === fields.active;
