import { eq } from "drizzle-orm";
import { users } from "@/db/schema/team";
import { type Feed, feedOf } from "@/lib/calendar/feed";
import { type Context, type Person, requireRight } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { chosenStages, type Stage } from "./stages";

/** How somebody is told of holds that lapse: their own settings. */
export type Alerts = { email: string; stages: Stage[]; feed: Feed | null };

export async function readAlerts(ctx: Context<Person>): Promise<Alerts> {
  requireRight(ctx, "authorizations.capture");
  const [row] = await ctx.db
    .select({ email: users.email, hours: users.alertHours })
    .from(users)
    .where(eq(users.id, ctx.actor.id));
  if (row === undefined) throw new NotFound("person");
  return { email: row.email, stages: chosenStages(row.hours), feed: await feedOf(ctx.db, ctx.actor.id) };
}
