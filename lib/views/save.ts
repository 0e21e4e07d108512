import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { listLayouts, savedViews } from "@/db/schema/views";
import { record } from "@/lib/audit/record";
import { type Context, type Person, requireRight } from "@/lib/context";
import { Conflict, NotFound } from "@/lib/errors";
import { clean } from "@/lib/lists/search-parts";
import { publish } from "@/lib/live/publish";
import { allows } from "@/lib/permissions";
import { RIGHT_TO, VIEW_NAME_MAX, VIEWED_LISTS } from "./view";

/** PostgreSQL holds every character but this one. */
const NO_NUL = /^[^\0]*$/;

const layout = {
  list: z.enum(VIEWED_LISTS),
  columns: z.array(z.string().max(40).regex(NO_NUL)).max(40),
  pinned: z.int().min(0).max(40),
};

export const layoutInput = z.object(layout);

/** Keeps the columns in which somebody reads a list. It changes what nobody else sees, so it is not in the audit log. */
export async function saveLayout(ctx: Context<Person>, given: z.output<typeof layoutInput>): Promise<void> {
  requireRight(ctx, RIGHT_TO[given.list]);
  const values = { ...given, userId: ctx.actor.id, updatedAt: ctx.now() };
  const { columns, pinned, updatedAt } = values;
  await ctx.db
    .insert(listLayouts)
    .values(values)
    .onConflictDoUpdate({ target: [listLayouts.userId, listLayouts.list], set: { columns, pinned, updatedAt } });
}

export const viewInput = z.object({
  ...layout,
  /** Made when the form was opened: however often it is sent, it is one view. */
  id: z.uuid(),
  name: z.string().overwrite(clean).min(1, "view_name_empty").max(VIEW_NAME_MAX, "view_name_long"),
  search: z
    .string()
    .max(2_000)
    .regex(/^(?:\?[^#\s\0]*)?$/),
  shared: z.boolean(),
  /** The version that was seen; null for a new one. */
  seen: z.int().nullable(),
});

/**
 * Saves a new view, or changes one: who owns it may, and who manages views. To share one, or to change what others
 * see under its name, is a right of its own; to keep one for oneself again is not.
 */
export async function saveView(ctx: Context<Person>, given: z.output<typeof viewInput>): Promise<{ id: string }> {
  requireRight(ctx, RIGHT_TO[given.list]);
  if (given.shared) requireRight(ctx, "views.share");
  const { seen, ...view } = given;
  await ctx.db.transaction(async (tx) => {
    const now = ctx.now();
    // Of two first saves at once, the second waits here for the first, and finds what it has made.
    const values = { ...view, ownerId: ctx.actor.id, createdAt: now, updatedAt: now };
    const added = seen === null ? await tx.insert(savedViews).values(values).onConflictDoNothing().returning() : [];
    const made = added.length > 0;
    if (!made) {
      const before = await lockView(tx, ctx, given.id);
      // A view that was taken away meanwhile is not brought back by whoever still sees it.
      if (before === null) throw new NotFound("view");
      if (seen === null && before.ownerId === ctx.actor.id) {
        if (!isSame(before, view)) throw new Conflict("view_form_used", { name: before.name });
        return;
      }
      if (before.version !== seen) throw new Conflict("changed_meanwhile");
      await tx
        .update(savedViews)
        .set({ ...view, version: before.version + 1, updatedAt: now })
        .where(eq(savedViews.id, given.id));
    }
    const { list, name, search, columns, shared } = given;
    const data = { list, name, search, columns: columns.join(), shared, change: made ? "added" : "changed" };
    await record(tx, ctx, { action: "view.save", subjectId: given.id, data });
    await publish(tx, "views", given.id);
  });
  return { id: given.id };
}

export const removeViewInput = z.object({ id: z.uuid(), seen: z.int() });

export async function removeView(ctx: Context<Person>, { id, seen }: z.output<typeof removeViewInput>): Promise<void> {
  requireRight(ctx, "desk.read");
  await ctx.db.transaction(async (tx) => {
    const before = await lockView(tx, ctx, id);
    // Taken away already: that is what was asked for.
    if (before === null) return;
    const of = VIEWED_LISTS.find((list) => list === before.list);
    if (of !== undefined) requireRight(ctx, RIGHT_TO[of]);
    if (before.version !== seen) throw new Conflict("changed_meanwhile");
    await tx.delete(savedViews).where(eq(savedViews.id, id));
    const { list, name, search, shared } = before;
    await record(tx, ctx, { action: "view.remove", subjectId: id, data: { list, name, search, shared } });
    await publish(tx, "views", id);
  });
}

/** The view as it is, locked; one of somebody else's only for who may change it. */
async function lockView(tx: Transaction, ctx: Context<Person>, id: string) {
  const [row] = await tx.select().from(savedViews).where(eq(savedViews.id, id)).for("update");
  if (row === undefined) return null;
  if (row.ownerId !== ctx.actor.id && !(row.shared && allows(ctx.actor.role, "views.manage")))
    throw new NotFound("view");
  return row;
}

type Saved = Pick<typeof savedViews.$inferSelect, "list" | "name" | "search" | "columns" | "pinned" | "shared">;

const isSame = (one: Saved, other: Saved): boolean => JSON.stringify(saved(one)) === JSON.stringify(saved(other));
const saved = ({ list, name, search, columns, pinned, shared }: Saved) => [list, name, search, columns, pinned, shared];
