import type { SQL } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { record } from "@/lib/audit/record";
import { type Context, type Person, requireRight } from "@/lib/context";
import { type ListWords, plainList } from "@/lib/exports/plain-list";
import type { Cell, Format } from "@/lib/exports/table";
import { type Export, inBatches, type Reading, takeAway } from "@/lib/exports/take-away";
import { FEW } from "@/lib/lists/page";
import { readSetting } from "@/lib/settings/settings";
import { AMOUNT_IN_FILE, signed } from "@/lib/transactions/sum-notes";
import { bucketOf, type SumBucket } from "@/lib/transactions/transaction";
import { contactCondition } from "./conditions";
import { type Language, methodName, type Standing } from "./contact";
import type { ContactColumn } from "./contact-columns";
import { type ContactSearch, printContactSearch } from "./contact-search";
import { type ContactLine, countContacts, readContactLines } from "./queries";

/** What is on the screen: the filter, and the columns in their order. */
type Ask = { filter: ContactSearch; columns: readonly ContactColumn[]; format: Format };

type FileColumn = ContactColumn | (typeof AMOUNT_IN_FILE)[number];

/** The words of the screen. */
export type ContactExportWords = ListWords<FileColumn> & {
  bucket: (bucket: SumBucket) => string;
  language: (language: Language) => string;
  standing: (standing: Standing) => string;
};

/** Every contact that the filter lets through, by name, as it is on the screen; account numbers are not here to be exported. */
export async function exportContacts(
  ctx: Context<Person>,
  { filter, columns, format }: Ask,
  words: ContactExportWords,
): Promise<Export> {
  requireRight(ctx, "lists.export");
  const zone = await readSetting(ctx.db, "desk.zone");
  const condition = contactCondition(filter);
  const printed = printContactSearch(filter, { currency: ctx.currency, today: "", contacts: [] });
  const narrowed = printed || words.note("everything");
  return takeAway(
    ctx.db,
    (tx) => read(tx, condition),
    async (matching) => {
      const data = { format, rows: matching, columns: columns.join(), filter: narrowed };
      await record(ctx.db, ctx, { action: "contact.export", data });
      return plainList(ctx, words, {
        matching,
        filter: narrowed,
        zone,
        columns: columns.flatMap(filed),
        times: ["last", "added"],
        cell: (line, column) => cellOf(line, column, words),
      });
    },
  );
}

async function* read(tx: Executor, condition: SQL | undefined): Reading<number, ContactLine> {
  const { matching } = await countContacts(tx, condition, undefined);
  yield { head: matching };
  yield* inBatches((place, limit) => readContactLines(tx, condition, place, limit, matching <= FEW));
}

const filed = (column: ContactColumn): readonly FileColumn[] => (column === "amount" ? AMOUNT_IN_FILE : [column]);

function cellOf(line: ContactLine, column: FileColumn, words: ContactExportWords): Cell {
  const { last } = line;
  const cells: Record<FileColumn, () => Cell> = {
    name: () => line.name,
    email: () => line.email,
    phone: () => line.phone ?? "",
    language: () => words.language(line.language),
    standing: () => words.standing(line.standing),
    // Until Jetpay has them there is none, and the screen says why.
    methods: () =>
      line.standing === "at_jetpay"
        ? line.methods.flatMap((method) => methodName(method) ?? []).join(", ")
        : words.standing(line.standing),
    payments: () => ({ count: line.payments }),
    last: () => (last === null ? "" : { at: last.at }),
    added: () => ({ at: line.added }),
    jetpayId: () => line.jetpayId ?? "",
    countedAs: () => (last === null ? "" : words.bucket(bucketOf(last))),
    amount: () => (last === null ? "" : { minor: signed(last), currency: last.currency }),
    currency: () => last?.currency ?? "",
  };
  return cells[column]();
}
