"use client";

import { type ReactNode, useRef } from "react";
import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import { dayKey } from "@/lib/i18n/format";
import { type Layout, USUAL_LAYOUT } from "@/lib/transactions/columns";
import type { TransactionLine } from "@/lib/transactions/lines";
import { Checkbox } from "../../ui/checkbox";
import { Divider, Head, Ledger } from "../../ui/ledger";
import { Time } from "../../ui/time";
import { CELL_ROLES } from "./cell-roles";
import { TransactionRow } from "./transaction-row";
import { pinned, usePins } from "./use-pins";
import { useRowKeys } from "./use-row-keys";
import { type Selection, useSteady } from "./use-selection";

type TransactionsTableProps = {
  rows: readonly TransactionLine[];
  layout: Layout;
  selection: Selection;
  changed: ReadonlySet<string>;
  /** The filter's address, carried along so that the detail knows its neighbours. */
  search: string;
  busy: boolean;
};

export function TransactionsTable({ rows, layout, selection, changed, search, busy }: TransactionsTableProps) {
  const t = useTranslations("transactions");
  const tLists = useTranslations("lists.select");
  const table = useRef<HTMLTableElement>(null);
  useRowKeys(table, selection);
  const onSelect = useSteady(selection);
  // The box goes along with what is pinned. Pins hold their place by measure, anew when other columns are chosen.
  const pins = usePins(table, layout.pinned === 0 ? 0 : layout.pinned + 1);
  const head = (
    <>
      <Head cell="select" {...pinned(pins[0])}>
        <Checkbox
          checked={selection.all}
          indeterminate={!selection.all && selection.ids.size > 0}
          onChange={selection.toggleAll}
          aria-label={tLists("all")}
        />
      </Head>
      {layout.columns.map((column, index) =>
        column === "amount" ? (
          <AmountHeads key={column} />
        ) : (
          <Head key={column} cell={CELL_ROLES[column]} {...pinned(pins[index + 1])}>
            {t(`columns.${column}`)}
          </Head>
        ),
      )}
    </>
  );
  // The box, and the arrow before the amount.
  const width = layout.columns.length + (layout.columns.includes("amount") ? 2 : 1);
  return (
    <Ledger
      ref={table}
      scrolls={layout.columns.length > USUAL_LAYOUT.columns.length}
      label={t("title")}
      head={head}
      aria-busy={busy}
      aria-description={tLists("keys")}
    >
      <tbody>
        {rows.map((line, index) => (
          <DayAndLine key={line.id} line={line} before={rows[index - 1]} columns={width}>
            <TransactionRow
              line={line}
              columns={layout.columns}
              pins={pins}
              selected={selection.ids.has(line.id)}
              onSelect={onSelect}
              changed={changed.has(line.id)}
              search={search}
            />
          </DayAndLine>
        ))}
      </tbody>
    </Ledger>
  );
}

function AmountHeads() {
  const t = useTranslations("transactions.columns");
  return (
    <>
      <Head cell="arrow">
        <span className="sr-only">{t("direction")}</span>
      </Head>
      <Head cell="money">{t("amount")}</Head>
    </>
  );
}

type DayAndLineProps = {
  line: TransactionLine;
  before: TransactionLine | undefined;
  columns: number;
  children: ReactNode;
};

/** The day stands above its first line. */
function DayAndLine({ line, before, columns, children }: DayAndLineProps) {
  const { zone } = useDesk();
  const day = dayKey(new Date(line.createdAt), zone);
  if (before !== undefined && dayKey(new Date(before.createdAt), zone) === day) return children;
  const sameYear = day.slice(0, 4) === dayKey(new Date(), zone).slice(0, 4);
  return (
    <>
      <Divider columns={columns}>
        <Time at={line.createdAt} format={sameYear ? "longDay" : "dayYear"} />
      </Divider>
      {children}
    </>
  );
}
