import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { endedSessions, users } from "@/db/schema/team";
import type { AuditAction } from "@/lib/audit/actions";
import { record } from "@/lib/audit/record";
import { dropFeed } from "@/lib/calendar/feed";
import { type Context, type Person, requireRight } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { publish } from "@/lib/live/publish";
import type { personById } from "./start-password";

/** Ends every session of somebody, from their next request on. */
export async function endSessions(ctx: Context<Person>, { id }: z.infer<typeof personById>): Promise<void> {
  requireRight(ctx, "people.manage");
  await end(ctx, id, "person.sessions_end");
}

/** Ends this one session: what was under way with its token, or kept a copy of it, brings nobody back. */
export async function signOut(
  ctx: Pick<Context<Person>, "db" | "now" | "actor" | "requestId">,
  sessionId: string,
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const ended = { id: sessionId, at: ctx.now() };
    const rows = await tx.insert(endedSessions).values(ended).onConflictDoNothing().returning();
    if (rows.length === 0) return;
    await record(tx, ctx, { action: "sign_out", subjectId: ctx.actor.id });
    await publish(tx, "settings", ctx.actor.id);
  });
}

/** Ends every session of the one who asks, this one among them. Needs no right: everybody may close their own door. */
export async function signOutEverywhere(ctx: Context<Person>): Promise<void> {
  await end(ctx, ctx.actor.id, "sign_out_everywhere");
}

async function end(ctx: Context<Person>, id: string, action: AuditAction): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(users)
      .set({ sessionVersion: sql`${users.sessionVersion} + 1` })
      .where(eq(users.id, id))
      .returning({ id: users.id });
    if (row === undefined) throw new NotFound("person");
    await record(tx, ctx, { action, subjectId: id });
    await dropFeed(tx, ctx, id);
    await publish(tx, "settings", id);
  });
}
