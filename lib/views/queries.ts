import { and, asc, eq, or } from "drizzle-orm";
import { users } from "@/db/schema/team";
import { listLayouts, savedViews } from "@/db/schema/views";
import { type Context, type Person, requireRight } from "@/lib/context";
import { allows } from "@/lib/permissions";
import { type ListViews, RIGHT_TO, type ViewedList } from "./view";

/** The views of a list that a person sees: their own and those that are shared, the oldest first. */
export async function readViews(ctx: Context<Person>, list: ViewedList): Promise<ListViews> {
  requireRight(ctx, RIGHT_TO[list]);
  const { actor, db } = ctx;
  const rows = await db
    .select({ view: savedViews, ownerName: users.name })
    .from(savedViews)
    .innerJoin(users, eq(users.id, savedViews.ownerId))
    .where(and(eq(savedViews.list, list), or(savedViews.shared, eq(savedViews.ownerId, actor.id))))
    .orderBy(asc(savedViews.createdAt), asc(savedViews.id));
  const [layout] = await db
    .select({ columns: listLayouts.columns, pinned: listLayouts.pinned })
    .from(listLayouts)
    .where(and(eq(listLayouts.userId, actor.id), eq(listLayouts.list, list)));
  return {
    layout: layout ?? null,
    views: rows.map(({ view, ownerName }) => {
      const own = view.ownerId === actor.id;
      return {
        id: view.id,
        name: view.name,
        search: view.search,
        columns: view.columns,
        pinned: view.pinned,
        shared: view.shared,
        ownerName,
        own,
        mayChange: own || allows(actor.role, "views.manage"),
        version: view.version,
      };
    }),
  };
}
