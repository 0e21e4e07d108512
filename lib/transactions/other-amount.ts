import { and, eq, inArray } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { transactionEvents } from "@/db/schema/transactions";
import { Conflict } from "@/lib/errors";

type Told = Pick<typeof transactionEvents.$inferSelect, "id" | "kind" | "data">;

/**
 * Whether Jetpay has another amount for it than was asked for, and nobody has looked into that yet. Until then nothing that is asked for
 * here moves or tells the amount that stands on the screen: no capture, no mail with the link, no paper.
 */
export function hasOtherAmount(facts: readonly Told[]): boolean {
  const settled = new Set(
    facts.filter(({ kind }) => kind === "contradiction_settled").map(({ data }) => data["factId"]),
  );
  return facts.some(
    ({ id, kind, data }) => kind === "contradiction" && data["why"] === "other_amount" && !settled.has(String(id)),
  );
}

/** The same, read from the database. */
export async function readOtherAmount(db: Executor, transactionId: string): Promise<boolean> {
  const { id, kind, data, transactionId: of } = transactionEvents;
  const facts = await db
    .select({ id, kind, data })
    .from(transactionEvents)
    .where(and(eq(of, transactionId), inArray(kind, ["contradiction", "contradiction_settled"])));
  return hasOtherAmount(facts);
}

export async function refuseOtherAmount(db: Executor, transactionId: string): Promise<void> {
  if (await readOtherAmount(db, transactionId)) throw new Conflict("other_amount");
}
