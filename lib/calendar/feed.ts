import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Executor } from "@/db/client";
import { calendarFeeds } from "@/db/schema/calendar";
import { record } from "@/lib/audit/record";
import { type Context, type Person, requireRight } from "@/lib/context";
import { publish } from "@/lib/live/publish";
import { hashToken, newToken } from "./token";

/** What is known of somebody's address. Times are ISO instants. */
export type Feed = { createdAt: string; readAt: string | null };

export async function feedOf(db: Executor, userId: string): Promise<Feed | null> {
  const [row] = await db.select().from(calendarFeeds).where(eq(calendarFeeds.userId, userId));
  if (row === undefined) return null;
  return { createdAt: row.createdAt.toISOString(), readAt: row.readAt?.toISOString() ?? null };
}

/** Where a calendar reads it, under the desk's origin. */
export const feedPath = (token: string): string => `/api/calendar/${token}/holds.ics`;

export const feedInput = z.null();

/** Makes an address, shown this once; the one there was ends with it. */
export async function makeFeed(ctx: Context<Person>, appUrl: string): Promise<{ address: string }> {
  requireRight(ctx, "authorizations.capture");
  const { id } = ctx.actor;
  const token = newToken();
  const anew = { tokenHash: hashToken(token), createdAt: ctx.now(), readAt: null, reads: 0, readsSince: ctx.now() };
  await ctx.db.transaction(async (tx) => {
    const ended = await tx.delete(calendarFeeds).where(eq(calendarFeeds.userId, id)).returning();
    // Of two at once the second waits for the first, and its address is the one that stays.
    await tx
      .insert(calendarFeeds)
      .values({ userId: id, ...anew })
      .onConflictDoUpdate({ target: calendarFeeds.userId, set: anew });
    await record(tx, ctx, { action: "calendar.make", subjectId: id, data: { replaces: ended.length > 0 } });
    await publish(tx, "settings", id);
  });
  return { address: `${appUrl}${feedPath(token)}` };
}

/** Ends one's own address, at once. A second click finds it ended. */
export async function endFeed(ctx: Context<Person>): Promise<void> {
  await ctx.db.transaction((tx) => dropFeed(tx, ctx, ctx.actor.id));
}

/**
 * Ends somebody's address along with what their sessions end by: whoever has their phone, or was let go, reads no more. The
 * caller has checked its right.
 */
export async function dropFeed(
  tx: Executor,
  ctx: Pick<Context, "actor" | "now" | "requestId">,
  userId: string,
): Promise<void> {
  const ended = await tx.delete(calendarFeeds).where(eq(calendarFeeds.userId, userId)).returning();
  if (ended.length === 0) return;
  await record(tx, ctx, { action: "calendar.end", subjectId: userId });
  await publish(tx, "settings", userId);
}
