import { record } from "@/lib/audit/record";
import { type Context, type Person, requireRight } from "@/lib/context";
import { type ListWords, plainList } from "@/lib/exports/plain-list";
import type { Cell, Format } from "@/lib/exports/table";
import { type Export, inBatches, takeAway } from "@/lib/exports/take-away";
import { FEW } from "@/lib/lists/page";
import { searchDesk } from "@/lib/transactions/search";
import { type SumWords, signed, sumNotes } from "@/lib/transactions/sum-notes";
import { bucketOf, type Flow, type State } from "@/lib/transactions/transaction";
import { type LinkFilter, printLinkSearch } from "./link-search";
import { type LinkLine, readingOf } from "./list-links";
import type { MailTruth } from "./truth";

/** A link itself is in no file: whoever has it can follow it. */
const COLUMNS = [
  "asked",
  "contact",
  "state",
  "flow",
  "mailed",
  "reference",
  "countedAs",
  "amount",
  "currency",
] as const;
export type LinkColumn = (typeof COLUMNS)[number];

/** The words of the screen. */
export type LinkExportWords = ListWords<LinkColumn> &
  SumWords & {
    state: (state: State) => string;
    flow: (flow: Flow) => string;
    truth: (truth: MailTruth) => string;
  };

/** Every link that the filter lets through, the newest first, with who was mailed it, and their sums. */
export async function exportLinks(
  ctx: Context<Person>,
  { filter, format }: { filter: LinkFilter; format: Format },
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
      await record(ctx.db, ctx, { action: "link.export", data: { format, rows: matching, filter: narrowed } });
      return plainList(ctx, words, {
        matching,
        filter: narrowed,
        zone: desk.zone,
        columns: COLUMNS,
        times: ["asked"],
        sums: sumNotes(sums, words),
        cell: (line, column) => cellOf(line, column, words),
      });
    },
  );
}

function filterWords(ctx: Context, filter: LinkFilter): string {
  const line = printLinkSearch(filter, { currency: ctx.currency, today: "", contacts: [] });
  return [...(filter.view === "all" ? [] : [`view:${filter.view}`]), ...(line === "" ? [] : [line])].join(" ");
}

function cellOf(line: LinkLine, column: LinkColumn, words: LinkExportWords): Cell {
  const cells: Record<LinkColumn, () => Cell> = {
    asked: () => ({ at: line.createdAt }),
    contact: () => line.contactName,
    state: () => words.state(line.state),
    flow: () => words.flow(line.flow),
    mailed: () => line.deliveries.map(({ to, truth }) => `${to} (${words.truth(truth)})`).join(", "),
    reference: () => line.reference,
    countedAs: () => words.bucket(bucketOf(line)),
    amount: () => ({ minor: signed(line), currency: line.currency }),
    currency: () => line.currency,
  };
  return cells[column]();
}
