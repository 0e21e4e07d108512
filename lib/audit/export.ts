import { and, count } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { type Context, type Person, requireRight } from "@/lib/context";
import { cursorOf } from "@/lib/cursor";
import { type ListWords, plainList } from "@/lib/exports/plain-list";
import type { Cell, Format } from "@/lib/exports/table";
import { type Export, inBatches, type Reading, takeAway } from "@/lib/exports/take-away";
import { beyondPlace, orderBy } from "@/lib/lists/page";
import { readSetting } from "@/lib/settings/settings";
import type { AuditFilter, AuditOutcome } from "./filter";
import { AUDIT_ORDER, type AuditLine, asAuditLine, auditCondition } from "./queries";
import { record } from "./record";

export type AuditColumn =
  | "time"
  | "who"
  | "what"
  | "action"
  | "outcome"
  | "about"
  | "reference"
  | "reason"
  | "details"
  | "request";
const COLUMNS: readonly AuditColumn[] = [
  "time",
  "who",
  "what",
  "action",
  "outcome",
  "about",
  "reference",
  "reason",
  "details",
  "request",
];

/** The words of the screen. */
export type AuditExportWords = ListWords<AuditColumn> & {
  action: (action: string) => string;
  outcome: (outcome: AuditOutcome) => string;
};

/** Every entry of the log that the filter lets through, the newest first, with all that was written with it. */
export async function exportAudit(
  ctx: Context<Person>,
  ask: { filter: AuditFilter; format: Format },
  words: AuditExportWords,
): Promise<Export> {
  requireRight(ctx, "audit.read");
  requireRight(ctx, "lists.export");
  const zone = await readSetting(ctx.db, "desk.zone");
  const filter = filterWords(ask.filter) || words.note("everything");
  return takeAway(
    ctx.db,
    (tx) => read(tx, ask.filter, zone),
    async (matching) => {
      await record(ctx.db, ctx, { action: "audit.export", data: { format: ask.format, rows: matching, filter } });
      const cell = (line: AuditLine, column: AuditColumn) => cellOf(line, column, words);
      return plainList(ctx, words, { matching, filter, zone, columns: COLUMNS, times: ["time"], cell });
    },
  );
}

async function* read(tx: Executor, filter: AuditFilter, zone: string): Reading<number, AuditLine> {
  const condition = auditCondition(filter, zone);
  const [counted] = await tx.select({ matching: count() }).from(auditEntries).where(condition);
  yield { head: counted?.matching ?? 0 };
  yield* inBatches(async (place, limit) => {
    const rows = await tx
      .select({ entry: auditEntries, cursor: cursorOf(AUDIT_ORDER) })
      .from(auditEntries)
      .where(and(condition, beyondPlace(AUDIT_ORDER, place)))
      .orderBy(...orderBy(AUDIT_ORDER, place, false))
      .limit(limit);
    return rows.map(({ entry, cursor }) => ({ line: asAuditLine(entry), cursor }));
  });
}

function cellOf(line: AuditLine, column: AuditColumn, words: AuditExportWords): Cell {
  const { reference } = line.data;
  const cells: Record<AuditColumn, () => Cell> = {
    time: () => ({ at: line.at }),
    who: () => line.actorName,
    what: () => words.action(line.action),
    action: () => line.action,
    outcome: () => words.outcome(line.outcome),
    about: () => line.subjectId ?? "",
    reference: () => (typeof reference === "string" ? reference : ""),
    reason: () => line.reason ?? "",
    details: () => JSON.stringify(line.data),
    request: () => line.requestId,
  };
  return cells[column]();
}

/** The filter as the page's address has it. */
const filterWords = (filter: AuditFilter): string =>
  Object.entries(filter)
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => `${name}:${value}`)
    .join(" ");
