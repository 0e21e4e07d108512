import type { Executor } from "@/db/client";
import { record } from "@/lib/audit/record";
import { type Context, type Person, requireRight } from "@/lib/context";
import { type ListWords, plainList } from "@/lib/exports/plain-list";
import type { Cell, Format } from "@/lib/exports/table";
import { type Export, inBatches, type Reading, takeAway } from "@/lib/exports/take-away";
import { readSetting } from "@/lib/settings/settings";
import { signed } from "@/lib/transactions/sum-notes";
import { type Language, methodName, type Standing } from "./contact";
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

/** Every contact that a search finds, by name, as the list shows them; account numbers are not here to be exported. */
export async function exportContacts(
  ctx: Context<Person>,
  ask: { search: string; format: Format },
  words: ContactExportWords,
): Promise<Export> {
  requireRight(ctx, "lists.export");
  const zone = await readSetting(ctx.db, "desk.zone");
  const filter = ask.search.trim() || words.note("everything");
  return takeAway(
    ctx.db,
    (tx) => read(tx, ask.search),
    async (matching) => {
      await record(ctx.db, ctx, { action: "contact.export", data: { format: ask.format, rows: matching, filter } });
      const cell = (line: ContactLine, column: ContactColumn) => cellOf(line, column, words);
      return plainList(ctx, words, { matching, filter, zone, columns: COLUMNS, times: ["last"], cell });
    },
  );
}

async function* read(tx: Executor, search: string): Reading<number, ContactLine> {
  yield { head: (await countContacts(tx, search)).matching };
  yield* inBatches((place, limit) => readContactLines(tx, { search, after: place?.cursor ?? null }, limit));
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
