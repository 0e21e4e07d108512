import { type Context, type Person, requireRight } from "@/lib/context";
import { type ListWords, narrowedBy, plainList } from "@/lib/exports/plain-list";
import type { Cell, Format } from "@/lib/exports/table";
import { type Export, inBatches, takeAway } from "@/lib/exports/take-away";
import { FEW } from "@/lib/lists/page";
import { readSetting } from "@/lib/settings/settings";
import type { AuditColumn } from "./audit-columns";
import { type AuditFilter, type AuditOutcome, printAuditSearch } from "./filter";
import { type AuditLine, auditCondition, countAudit, readAuditLines } from "./queries";
import { record } from "./record";

/** What is on the screen: the filter, and the columns in their order. */
type Ask = { filter: AuditFilter; columns: readonly AuditColumn[]; format: Format };

/** On the screen these columns hold more than one thing: a file has a column for each. */
const PARTS = { what: ["what", "reason", "details"], about: ["about", "reference"] } as const;
type FileColumn = AuditColumn | (typeof PARTS)[keyof typeof PARTS][number];

const filed = (column: AuditColumn): readonly FileColumn[] =>
  column === "what" || column === "about" ? PARTS[column] : [column];

/** The words of the screen. */
export type AuditExportWords = ListWords<FileColumn> & {
  action: (of: Pick<AuditLine, "action" | "data">) => string;
  outcome: (outcome: AuditOutcome) => string;
};

/** Every entry of the log that the filter lets through, the newest first, as it is on the screen, with all that was written with it. */
export async function exportAudit(
  ctx: Context<Person>,
  { filter: asked, columns, format }: Ask,
  words: AuditExportWords,
): Promise<Export> {
  requireRight(ctx, "audit.read");
  requireRight(ctx, "lists.export");
  const zone = await readSetting(ctx.db, "desk.zone");
  const condition = auditCondition(asked, zone);
  const line = printAuditSearch(asked, { currency: ctx.currency, today: "", contacts: [] });
  const filter = narrowedBy(asked.view, line) || words.note("everything");
  return takeAway(
    ctx.db,
    async function* (tx) {
      const { matching } = await countAudit(tx, condition, undefined);
      yield { head: matching };
      yield* inBatches((place, limit) => readAuditLines(tx, condition, place, limit, matching <= FEW));
    },
    async (matching) => {
      const data = { format, rows: matching, columns: columns.join(), filter };
      await record(ctx.db, ctx, { action: "audit.export", data });
      return plainList(ctx, words, {
        matching,
        filter,
        zone,
        columns: columns.flatMap(filed),
        times: ["time"],
        cell: (each, column) => cellOf(each, column, words),
      });
    },
  );
}

function cellOf(line: AuditLine, column: FileColumn, words: AuditExportWords): Cell {
  const { reference } = line.data;
  const cells: Record<FileColumn, () => Cell> = {
    time: () => ({ at: line.at }),
    who: () => line.actorName,
    what: () => words.action(line),
    action: () => line.action,
    outcome: () => words.outcome(line.outcome),
    about: () => line.subjectId ?? "",
    reference: () => (typeof reference === "string" ? reference : ""),
    reason: () => line.reason ?? "",
    details: () => JSON.stringify({ entry: line.id, request: line.requestId, ...line.data }),
    request: () => line.requestId,
  };
  return cells[column]();
}
