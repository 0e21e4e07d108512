import { asc, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { mailTemplates } from "@/db/schema/mail-templates";
import { record } from "@/lib/audit/record";
import { type Context, requireRight } from "@/lib/context";
import { Conflict, InvalidInput } from "@/lib/errors";
import { publish } from "@/lib/live/publish";
import { parse } from "@/lib/parse";
import { type MailTemplate, mailTemplateInput } from "./saved-template";

/** The company's own words for mails, with the archived ones; by language, then by name. */
export async function listMailTemplates(ctx: Context): Promise<MailTemplate[]> {
  requireRight(ctx, "desk.read");
  const rows = await ctx.db
    .select()
    .from(mailTemplates)
    .orderBy(asc(mailTemplates.locale), asc(sql`lower(${mailTemplates.name})`), asc(mailTemplates.id));
  return rows.map(({ id, locale, name, subject, message, archived, version }) => ({
    ...{ id, locale, name, subject, message, archived, version },
  }));
}

/**
 * Keeps a template, changes one, archives one or takes it back into use. A name is there once in a language among those in use. What is
 * archived stays: the audit log speaks of it, and it can be used again. A second click finds what the first one wrote.
 */
export async function saveMailTemplate(ctx: Context, raw: unknown): Promise<{ id: string }> {
  requireRight(ctx, "settings.write");
  const { id, version, ...to } = parse(mailTemplateInput, raw);
  return ctx.db.transaction(async (tx) => {
    // A handful of rows that depend on each other by their names: whoever writes one has them all. Reading goes on.
    await tx.execute(sql`lock table mail_templates in share row exclusive mode`);
    const [before] = await tx.select().from(mailTemplates).where(eq(mailTemplates.id, id));
    if (before !== undefined && isSame(before, to)) return { id };
    if ((before?.version ?? null) !== version) throw new Conflict("changed_meanwhile");
    if (!to.archived && (await isTaken(tx, id, to))) throw new InvalidInput({ name: { key: "template_name_taken" } });
    const now = ctx.now();
    if (before === undefined) await tx.insert(mailTemplates).values({ id, ...to, createdAt: now, updatedAt: now });
    else
      await tx
        .update(mailTemplates)
        .set({ ...to, version: before.version + 1, updatedAt: now })
        .where(eq(mailTemplates.id, id));
    const data = { from: before === undefined ? null : wordsOf(before), to };
    await record(tx, ctx, { action: "mail_template.save", subjectId: id, data });
    await publish(tx, "settings");
    return { id };
  });
}

type Words = Omit<MailTemplate, "id" | "version">;

async function isTaken(tx: Transaction, id: string, { locale, name }: Words): Promise<boolean> {
  const rows = await tx.select().from(mailTemplates);
  return rows.some(
    (row) => row.id !== id && !row.archived && row.locale === locale && row.name.toLowerCase() === name.toLowerCase(),
  );
}

const wordsOf = ({ locale, name, subject, message, archived }: Words): Words => ({
  ...{ locale, name, subject, message, archived },
});

const isSame = (one: Words, other: Words): boolean => JSON.stringify(wordsOf(one)) === JSON.stringify(wordsOf(other));
