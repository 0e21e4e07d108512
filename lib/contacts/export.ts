import type { SQL } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { record } from "@/lib/audit/record";
import { type Context, type Person, requireRight } from "@/lib/context";
import { type ListWords, plainList } from "@/lib/exports/plain-list";
import type { Cell, Format } from "@/lib/exports/table";
import { type Export, inBatches, type Reading, takeAway } from "@/lib/exports/take-away";
import { FEW } from "@/lib/lists/page";
import { readSetting } from "@/lib/settings/settings";
import { signed } from "@/lib/transactions/sum-notes";
import { contactCondition } from "./conditions";
import { type Language, methodName, type Standing } from "./contact";
import { type ContactSearch, printContactSearch } from "./contact-search";
import { type ContactLine, countContacts, readContactLines } from "./queries";

const COLUMNS = [
  "name",
  "email",
  "phone",
  "language",
  "standing",
  "methods",
  "payments",
  "last",
  "amount",
  "currency",
  "id",
] as const;
export type ContactColumn = (typeof COLUMNS)[number];

/** The words of the screen. */
export type ContactExportWords = ListWords<ContactColumn> & {
  language: (language: Language) => string;
  standing: (standing: Standing) => string;
};

/** Every contact that the filter lets through, by name, as the list shows them; account numbers are not here to be exported. */
export async function exportContacts(
  ctx: Context<Person>,
  { filter, format }: { filter: ContactSearch; format: Format },
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
      await record(ctx.db, ctx, { action: "contact.export", data: { format, rows: matching, filter: narrowed } });
      const cell = (line: ContactLine, column: ContactColumn) => cellOf(line, column, words);
      return plainList(ctx, words, { matching, filter: narrowed, zone, columns: COLUMNS, times: ["last"], cell });
    },
  );
}

async function* read(tx: Executor, condition: SQL | undefined): Reading<number, ContactLine> {
  const { matching } = await countContacts(tx, condition, undefined);
  yield { head: matching };
  yield* inBatches((place, limit) => readContactLines(tx, condition, place, limit, matching <= FEW));
}

function cellOf(line: ContactLine, column: ContactColumn, words: ContactExportWords): Cell {
  const { last } = line;
  const cells: Record<ContactColumn, () => Cell> = {
    name: () => line.name,
    email: () => line.email,
    phone: () => line.phone ?? "",
    language: () => words.language(line.language),
    standing: () => words.standing(line.standing),
    methods: () => line.methods.flatMap((method) => methodName(method) ?? []).join(", "),
    payments: () => ({ count: line.payments }),
    last: () => (last === null ? "" : { at: last.at }),
    amount: () => (last === null ? "" : { minor: signed(last), currency: last.currency }),
    currency: () => last?.currency ?? "",
    id: () => line.id,
  };
  return cells[column]();
}
