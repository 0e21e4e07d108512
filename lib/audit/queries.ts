import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import { users } from "@/db/schema/team";
import { type Context, requireRight } from "@/lib/context";
import { beyond, cursorOf, type Order } from "@/lib/cursor";
import { withinDays } from "@/lib/lists/within-days";
import { readSetting } from "@/lib/settings/settings";
import { isUuid } from "@/lib/uuid";
import type { AuditAction } from "./actions";
import { type AuditFilter, type AuditOutcome, actionsIn } from "./filter";

const PAGE = 50;
export const AUDIT_ORDER: Order = { key: auditEntries.at, keyType: "time", id: auditEntries.id, idType: "bigint" };

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

/** `next` continues after the last row; `people` are all who may have done something. */
export type AuditPage = { rows: AuditLine[]; next: string | null; people: { id: string; name: string }[] };

/** Who did what, and what was refused, the newest first. */
export async function listAudit(ctx: Context, filter: AuditFilter, after: string | null): Promise<AuditPage> {
  requireRight(ctx, "audit.read");
  const zone = await readSetting(ctx.db, "desk.zone");
  const [rows, people] = await Promise.all([
    ctx.db
      .select({ entry: auditEntries, cursor: cursorOf(AUDIT_ORDER) })
      .from(auditEntries)
      .where(and(auditCondition(filter, zone), beyond(after, AUDIT_ORDER)))
      .orderBy(desc(auditEntries.at), desc(auditEntries.id))
      .limit(PAGE + 1),
    ctx.db.select({ id: users.id, name: users.name }).from(users).orderBy(asc(users.name), asc(users.id)),
  ]);
  const shown = rows.slice(0, PAGE);
  return {
    rows: shown.map(({ entry }) => asAuditLine(entry)),
    next: rows.length > PAGE ? (shown.at(-1)?.cursor ?? null) : null,
    people,
  };
}

export const asAuditLine = (entry: typeof auditEntries.$inferSelect): AuditLine => ({
  ...entry,
  at: entry.at.toISOString(),
});

export function auditCondition({ group, outcome, person, about, from, to }: AuditFilter, zone: string) {
  const a = auditEntries;
  const subject = about.trim();
  return and(
    group === null ? undefined : inArray(a.action, actionsIn(group)),
    outcome === null ? undefined : eq(a.outcome, outcome),
    person === null ? undefined : eq(a.actorId, person),
    subject === "" ? undefined : isUuid(subject) ? eq(a.subjectId, subject) : isAbout(subject),
    withinDays(a.at, { from, to }, zone),
  );
}

/** A payment's reference stands with each entry about it; a setting goes by its name. */
const isAbout = (subject: string) =>
  sql`(${auditEntries.subjectId} = ${subject} or ${auditEntries.data} ->> 'reference' = ${subject.toUpperCase()})`;
