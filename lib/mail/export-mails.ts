import { record } from "@/lib/audit/record";
import { type Context, type Person, requireRight } from "@/lib/context";
import { type ListWords, plainList } from "@/lib/exports/plain-list";
import type { Cell, Format } from "@/lib/exports/table";
import { type Export, inBatches, takeAway } from "@/lib/exports/take-away";
import { FEW } from "@/lib/lists/page";
import { searchDesk } from "@/lib/transactions/search";
import type { MailKind } from "./kind";
import { countMails, type MailLine, mailCondition, readMailLines } from "./list-mails";
import { type MailFilter, printMailSearch } from "./mail-search";
import type { MailTruth } from "./truth";

const COLUMNS = ["asked", "recipient", "subject", "kind", "about", "reference", "delivery", "since", "by"] as const;
export type MailColumn = (typeof COLUMNS)[number];

/** The words of the screen. */
export type MailExportWords = ListWords<MailColumn> & {
  kind: (kind: MailKind) => string;
  truth: (truth: MailTruth) => string;
};

/** Every mail that the filter lets through, the newest first, with what is known of its way; what it says is in no file. */
export async function exportMails(
  ctx: Context<Person>,
  { filter, format }: { filter: MailFilter; format: Format },
  words: MailExportWords,
): Promise<Export> {
  requireRight(ctx, "lists.export");
  const desk = await searchDesk(ctx);
  const condition = mailCondition(filter, desk);
  const narrowed = filterWords(ctx, filter) || words.note("everything");
  return takeAway(
    ctx.db,
    async function* (tx) {
      const { matching } = await countMails(tx, condition, undefined);
      yield { head: matching };
      yield* inBatches((place, limit) => readMailLines(tx, condition, place, limit, matching <= FEW));
    },
    async (matching) => {
      await record(ctx.db, ctx, { action: "mail.export", data: { format, rows: matching, filter: narrowed } });
      const cell = (line: MailLine, column: MailColumn) => cellOf(line, column, words);
      const times = ["asked", "since"] as const;
      return plainList(ctx, words, { matching, filter: narrowed, zone: desk.zone, columns: COLUMNS, times, cell });
    },
  );
}

function filterWords(ctx: Context, filter: MailFilter): string {
  const line = printMailSearch(filter, { currency: ctx.currency, today: "", contacts: [] });
  return [...(filter.view === "all" ? [] : [`view:${filter.view}`]), ...(line === "" ? [] : [line])].join(" ");
}

function cellOf(line: MailLine, column: MailColumn, words: MailExportWords): Cell {
  const cells: Record<MailColumn, () => Cell> = {
    asked: () => ({ at: line.createdAt }),
    recipient: () => line.to,
    subject: () => line.subject,
    kind: () => words.kind(line.kind),
    about: () => line.contactName ?? "",
    reference: () => line.reference ?? "",
    delivery: () => words.truth(line.truth),
    since: () => ({ at: line.at }),
    by: () => line.by ?? "",
  };
  return cells[column]();
}
