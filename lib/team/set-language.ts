import { eq } from "drizzle-orm";
import { z } from "zod";
import { users } from "@/db/schema/team";
import { record } from "@/lib/audit/record";
import type { Context, Person } from "@/lib/context";
import { LOCALES } from "@/lib/i18n/locale";

export const languageInput = z.object({ locale: z.enum(LOCALES) });

/** The language in which the desk speaks to the one who asks. Needs no right: it is their own. */
export async function setLanguage(ctx: Context<Person>, { locale }: z.output<typeof languageInput>): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [before] = await tx
      .select({ locale: users.locale })
      .from(users)
      .where(eq(users.id, ctx.actor.id))
      .for("update");
    if (before === undefined || before.locale === locale) return;
    await tx.update(users).set({ locale }).where(eq(users.id, ctx.actor.id));
    const data = { change: "language", from: before.locale, to: locale };
    await record(tx, ctx, { action: "person.save", subjectId: ctx.actor.id, data });
  });
}
