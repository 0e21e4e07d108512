import { and, count, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { users } from "@/db/schema/team";
import { type Context, requireRight } from "@/lib/context";
import { cursorOf, type Order } from "@/lib/cursor";
import { escapeLike, isLike } from "@/lib/lists/like";
import { beyondPlace, type Counted, countOf, oneMoment, orderBy, type PagePlace, readPage } from "@/lib/lists/page";
import { MOST_TEXTS, textsOf } from "@/lib/lists/search-line";
import { withinDays } from "@/lib/lists/within-days";
import { readSetting } from "@/lib/settings/settings";
import { isUuid } from "@/lib/uuid";
import type { AuditAction } from "./actions";
import { type AuditFilter, type AuditOutcome, actionsIn } from "./filter";

const a = auditEntries;
const ORDER: Order = { key: a.at, keyType: "time", id: a.id, idType: "bigint" };

/** One entry. `at` is an ISO instant; `data` is what was written with it, as it was. */
export type AuditLine = {
  id: number;
  at: string;
  actorName: string;
  /** Null for a part of the system, or somebody who was never let in. */
  actorId: string | null;
  /** A word of another version of Jetdesk stands as it is. */
  action: AuditAction | (string & {});
  outcome: AuditOutcome;
  subjectId: string | null;
  reason: string | null;
  data: Record<string, unknown>;
  requestId: string;
};
export type AuditPage = { rows: AuditLine[]; older: string | null; newer: string | null; counted: Counted };

/** Who did what, and what was refused, the newest first. */
export async function listAudit(ctx: Context, filter: AuditFilter, place: PagePlace): Promise<AuditPage> {
  requireRight(ctx, "audit.read");
  const condition = auditCondition(filter, await readSetting(ctx.db, "desk.zone"));
  return ctx.db.transaction(async (tx) => {
    await oneMoment(tx);
    const { rows, older, newer, counted } = await readPage(ORDER, place, {
      count: (side) => countAudit(tx, condition, side),
      rows: (at, limit, few) => readAuditLines(tx, condition, at, limit, few),
    });
    return { rows: rows.map(({ line }) => line), older, newer, counted };
  });
}

export function auditCondition({ view, groups, outcomes, by, text, ...days }: AuditFilter, zone: string) {
  return and(
    view === "refused" ? OUTCOMES.refused : undefined,
    groups.length === 0 ? undefined : inArray(a.action, groups.flatMap(actionsIn)),
    outcomes.length === 0 ? undefined : or(...outcomes.map((outcome) => OUTCOMES[outcome])),
    by === null ? undefined : isBy(by),
    withinDays(a.at, days, zone),
    ...textsOf(text).slice(0, MOST_TEXTS).map(isAbout),
  );
}

/** By the name of then or of now: somebody who goes by another name since is the same. */
const isBy = (name: string) =>
  or(
    isLike(a.actorName, name),
    sql`${a.actorId} = any(array(select ${users.id} from ${users} where ${users.name} ilike ${`%${escapeLike(name)}%`}))`,
  );

/** Literals, not parameters: only so can PostgreSQL see that an index of what was refused or is unclear holds them. */
const OUTCOMES: Record<AuditOutcome, SQL> = {
  done: sql`${a.outcome} = 'done'`,
  refused: sql`(${a.outcome} <> 'done' and ${a.outcome} = 'refused')`,
  unclear: sql`(${a.outcome} <> 'done' and ${a.outcome} = 'unclear')`,
};

/** A payment's reference stands with each entry about it; a setting goes by its name. */
const isAbout = (subject: string) =>
  isUuid(subject)
    ? eq(a.subjectId, subject)
    : or(eq(a.subjectId, subject), sql`${a.data} ->> 'reference' = ${subject.toUpperCase()}`);

export async function countAudit(db: Executor, condition: SQL | undefined, side: SQL | undefined): Promise<Counted> {
  const [row] = await db
    .select({ matching: count(), before: countOf(side) })
    .from(a)
    .where(condition);
  return { matching: row?.matching ?? 0, before: Number(row?.before ?? 0) };
}

export async function readAuditLines(
  db: Executor,
  condition: SQL | undefined,
  place: PagePlace,
  limit: number,
  few: boolean,
): Promise<{ line: AuditLine; cursor: string }[]> {
  const rows = await db
    .select({ entry: a, cursor: cursorOf(ORDER) })
    .from(a)
    .where(and(condition, beyondPlace(ORDER, place)))
    .orderBy(...orderBy(ORDER, place, few))
    .limit(limit);
  if (place?.towards === "newer") rows.reverse();
  return rows.map(({ entry, cursor }) => ({ cursor, line: { ...entry, at: entry.at.toISOString() } }));
}
