import { type Context, type Person, requireRight } from "@/lib/context";
import { type ListWords, plainList } from "@/lib/exports/plain-list";
import type { Cell, Format } from "@/lib/exports/table";
import { type Export, inBatches, takeAway } from "@/lib/exports/take-away";
import { FEW } from "@/lib/lists/page";
import { readSetting } from "@/lib/settings/settings";
import { type AuditFilter, type AuditOutcome, printAuditSearch } from "./filter";
import { type AuditLine, auditCondition, countAudit, readAuditLines } from "./queries";
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
  const condition = auditCondition(ask.filter, zone);
  const line = printAuditSearch(ask.filter, { currency: ctx.currency, today: "", contacts: [] });
  const view = ask.filter.view === "all" ? "" : `view:${ask.filter.view}`;
  const filter = [view, line].filter((part) => part !== "").join(" ") || words.note("everything");
  return takeAway(
    ctx.db,
    async function* (tx) {
      const { matching } = await countAudit(tx, condition, undefined);
      yield { head: matching };
      yield* inBatches((place, limit) => readAuditLines(tx, condition, place, limit, matching <= FEW));
    },
    async (matching) => {
      await record(ctx.db, ctx, { action: "audit.export", data: { format: ask.format, rows: matching, filter } });
      const cell = (each: AuditLine, column: AuditColumn) => cellOf(each, column, words);
      return plainList(ctx, words, { matching, filter, zone, columns: COLUMNS, times: ["time"], cell });
    },
  );
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
