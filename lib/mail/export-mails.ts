import { record } from "@/lib/audit/record";
import type { Language } from "@/lib/contacts/contact";
import { type Context, type Person, requireRight } from "@/lib/context";
import { type ListWords, narrowedBy, plainList } from "@/lib/exports/plain-list";
import type { Cell, Format } from "@/lib/exports/table";
import { type Export, inBatches, takeAway } from "@/lib/exports/take-away";
import { FEW } from "@/lib/lists/page";
import { searchDesk } from "@/lib/transactions/search";
import type { MailKind } from "./kind";
import { countMails, type MailLine, mailCondition, readMailLines } from "./list-mails";
import type { MailColumn } from "./mail-columns";
import { type MailFilter, printMailSearch } from "./mail-search";
import type { MailTruth } from "./truth";

/** What is on the screen: the filter, and the columns in their order. */
type Ask = { filter: MailFilter; columns: readonly MailColumn[]; format: Format };

type FileColumn = MailColumn | "since";

/** The words of the screen. */
export type MailExportWords = ListWords<FileColumn> & {
  language: (language: Language) => string;
  kind: (kind: MailKind) => string;
  truth: (truth: MailTruth) => string;
};

/** Every mail that the filter lets through, as it is on the screen; what it says is in no file. */
export async function exportMails(
  ctx: Context<Person>,
  { filter, columns, format }: Ask,
  words: MailExportWords,
): Promise<Export> {
  requireRight(ctx, "lists.export");
  const desk = await searchDesk(ctx);
  const narrowed = filterWords(ctx, filter) || words.note("everything");
  return takeAway(
    ctx.db,
    async function* (tx) {
      const { matching } = await countMails(tx, mailCondition(filter, desk), undefined);
      yield { head: matching };
      const few = matching <= FEW;
      const condition = mailCondition(filter, desk, few);
      yield* inBatches((place, limit) => readMailLines(tx, condition, place, limit, few));
    },
    async (matching) => {
      const data = { format, rows: matching, columns: columns.join(), filter: narrowed };
      await record(ctx.db, ctx, { action: "mail.export", data });
      return plainList(ctx, words, {
        matching,
        filter: narrowed,
        zone: desk.zone,
        columns: columns.flatMap(filed),
        times: ["asked", "since", "nextTry"],
        cell: (line, column) => cellOf(line, column, words),
      });
    },
  );
}

/** What is known of a mail stands on the screen with its time. */
const filed = (column: MailColumn): FileColumn[] => (column === "delivery" ? ["delivery", "since"] : [column]);

function filterWords(ctx: Context, filter: MailFilter): string {
  const line = printMailSearch(filter, { currency: ctx.currency, today: "", contacts: [] });
  return narrowedBy(filter.view, line);
}

function cellOf(line: MailLine, column: FileColumn, words: MailExportWords): Cell {
  const cells: Record<FileColumn, () => Cell> = {
    asked: () => ({ at: line.createdAt }),
    recipient: () => line.to,
    subject: () => line.subject,
    kind: () => words.kind(line.kind),
    about: () => (line.kind === "alert" ? words.kind("alert") : (line.contactName ?? "")),
    reference: () => line.reference ?? "",
    delivery: () => words.truth(line.truth),
    since: () => ({ at: line.at }),
    by: () => line.by ?? "",
    attempts: () => ({ count: line.attempts }),
    nextTry: () => (line.nextTryAt === null ? "" : { at: line.nextTryAt }),
    answer: () => line.answer ?? "",
    language: () => words.language(line.language),
  };
  return cells[column]();
}
