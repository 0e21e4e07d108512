import { record } from "@/lib/audit/record";
import { type Context, type Person, requireRight } from "@/lib/context";
import { type ListWords, narrowedBy, plainList } from "@/lib/exports/plain-list";
import type { Cell, Format } from "@/lib/exports/table";
import { type Export, inBatches, takeAway } from "@/lib/exports/take-away";
import { FEW } from "@/lib/lists/page";
import { searchDesk } from "@/lib/transactions/search";
import { AMOUNT_IN_FILE, type SumWords, signed, sumNotes } from "@/lib/transactions/sum-notes";
import { bucketOf, type Flow, type State } from "@/lib/transactions/transaction";
import { nextReminder } from "./link";
import type { LinkColumn } from "./link-columns";
import { type LinkFilter, printLinkSearch } from "./link-search";
import { type LinkLine, readingOf } from "./list-links";
import type { MailTruth } from "./truth";

/** What is on the screen: the filter, and the columns in their order. */
type Ask = { filter: LinkFilter; columns: readonly LinkColumn[]; format: Format };

type FileColumn = Exclude<LinkColumn, "link"> | (typeof AMOUNT_IN_FILE)[number];

/** The words of the screen. */
export type LinkExportWords = ListWords<FileColumn> &
  SumWords & {
    state: (state: State) => string;
    flow: (flow: Flow) => string;
    truth: (truth: MailTruth) => string;
  };

/** Every link that the filter lets through, as it is on the screen, with their sums. */
export async function exportLinks(
  ctx: Context<Person>,
  { filter, columns, format }: Ask,
  words: LinkExportWords,
): Promise<Export> {
  requireRight(ctx, "lists.export");
  const desk = await searchDesk(ctx);
  const reading = readingOf(filter, desk);
  const narrowed = filterWords(ctx, filter) || words.note("everything");
  return takeAway(
    ctx.db,
    async function* (tx) {
      const sums = await reading.sums(tx, undefined);
      yield { head: sums };
      yield* inBatches((place, limit) => reading.rows(tx, place, limit, sums.matching <= FEW));
    },
    async (sums) => {
      const { matching } = sums;
      const data = { format, rows: matching, columns: columns.join(), filter: narrowed };
      await record(ctx.db, ctx, { action: "link.export", data });
      return plainList(ctx, words, {
        matching,
        filter: narrowed,
        zone: desk.zone,
        columns: columns.flatMap(filed),
        times: ["asked", "stateSince", "nextReminder"],
        sums: sumNotes(sums, words),
        cell: (line, column) => cellOf(line, column, words),
      });
    },
  );
}

/** A link itself is in no file: whoever has it can follow it. */
const filed = (column: LinkColumn): readonly FileColumn[] =>
  column === "amount" ? AMOUNT_IN_FILE : column === "link" ? [] : [column];

function filterWords(ctx: Context, filter: LinkFilter): string {
  const line = printLinkSearch(filter, { currency: ctx.currency, today: "", contacts: [] });
  return narrowedBy(filter.view, line);
}

function cellOf(line: LinkLine, column: FileColumn, words: LinkExportWords): Cell {
  const reminder = nextReminder(line.deliveries);
  const cells: Record<FileColumn, () => Cell> = {
    asked: () => ({ at: line.createdAt }),
    contact: () => line.contactName,
    state: () => words.state(line.state),
    flow: () => words.flow(line.flow),
    mailed: () => line.deliveries.map(({ to, truth }) => `${to} (${words.truth(truth)})`).join(", "),
    reference: () => line.reference,
    statement: () => line.statement,
    note: () => line.note,
    stateSince: () => ({ at: line.since }),
    nextReminder: () => (reminder === null ? "" : { at: reminder }),
    by: () => line.by ?? "",
    jetpayId: () => line.jetpayId ?? "",
    countedAs: () => words.bucket(bucketOf(line)),
    amount: () => ({ minor: signed(line), currency: line.currency }),
    currency: () => line.currency,
  };
  return cells[column]();
}
