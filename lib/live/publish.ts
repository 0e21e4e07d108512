import { sql } from "drizzle-orm";
import type { Executor } from "@/db/client";

/** What open pages are told has changed; never what it changed to, so a listener needs no rights of its own to hear it. */
export type LiveTopic = "transactions" | "contacts" | "mails" | "webhooks" | "settings" | "health" | "views";
export type LiveChange = { topic: LiveTopic; id: string | null };

export const LIVE_CHANNEL = "jetdesk_live";

/** Told with the commit: PostgreSQL sends the notice when the transaction it is part of commits, and not if it rolls back. */
export async function publish(tx: Executor, topic: LiveTopic, id: string | null = null): Promise<void> {
  await tx.execute(sql`select pg_notify(${LIVE_CHANNEL}, ${JSON.stringify({ topic, id } satisfies LiveChange)})`);
}
