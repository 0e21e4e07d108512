import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { selfCheckItems, selfChecks } from "@/db/schema/health";
import { users } from "@/db/schema/team";
import { transactions } from "@/db/schema/transactions";
import { type Context, requireRight } from "@/lib/context";
import type { Finding, SelfCheck } from "./self-check";

/** As many runs as the history shows: a day and a half of those that begin by themselves. */
const RUNS_SHOWN = 36;
const FINDINGS_SHOWN = 100;

/** What somebody has to look at stands first. */
const FIRST = sql`array_position(array['differing', 'unreachable', 'healed'], ${selfCheckItems.verdict})`;

export type SelfChecks = {
  /** The newest first. */
  runs: SelfCheck[];
  /** What did not match in the newest run; `healed` stands last. At most a hundred. */
  findings: Finding[];
};

/** The history of self-checks, and what the newest one found. */
export async function readSelfChecks(ctx: Context): Promise<SelfChecks> {
  requireRight(ctx, "settings.read");
  const runs = await readRuns(ctx.db);
  const newest = runs[0];
  return { runs, findings: newest === undefined ? [] : await readFindings(ctx.db, newest.id) };
}

async function readRuns(db: Executor): Promise<SelfCheck[]> {
  const rows = await db
    .select({ run: selfChecks, by: users.name })
    .from(selfChecks)
    .leftJoin(users, eq(users.id, selfChecks.startedBy))
    .orderBy(desc(selfChecks.startedAt), desc(selfChecks.id))
    .limit(RUNS_SHOWN);
  return rows.map(({ run: { startedBy: _, movedAt: __, ...run }, by }) => ({
    ...run,
    startedAt: run.startedAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
    by,
  }));
}

async function readFindings(db: Executor, checkId: string): Promise<Finding[]> {
  const rows = await db
    .select({ item: selfCheckItems, reference: transactions.reference, contactName: contacts.name })
    .from(selfCheckItems)
    .innerJoin(transactions, eq(transactions.id, selfCheckItems.transactionId))
    .innerJoin(contacts, eq(contacts.id, transactions.contactId))
    .where(
      and(eq(selfCheckItems.checkId, checkId), inArray(selfCheckItems.verdict, ["differing", "healed", "unreachable"])),
    )
    .orderBy(FIRST, asc(selfCheckItems.place))
    .limit(FINDINGS_SHOWN);
  return rows.flatMap(({ item, reference, contactName }) => {
    const { place, transactionId, verdict, shown, said, shows, message, at } = item;
    if (verdict === null || verdict === "matched" || at === null) return [];
    return [
      { place, transactionId, reference, contactName, verdict, shown, said, shows, message, at: at.toISOString() },
    ];
  });
}
