"use client";

import { type ReactNode, useRef } from "react";
import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import { dayKey } from "@/lib/i18n/format";
import { type TransactionLayout, transactionColumns } from "@/lib/transactions/columns";
import type { TransactionLine } from "@/lib/transactions/lines";
import { cellsOf, ListTable } from "../../lists/list-table";
import { Checkbox } from "../../ui/checkbox";
import { Divider, Head } from "../../ui/ledger";
import { Time } from "../../ui/time";
import { CELLS, TransactionRow } from "./transaction-row";
import { useRowKeys } from "./use-row-keys";
import { type Selection, useSteady } from "./use-selection";

type TransactionsTableProps = {
  rows: readonly TransactionLine[];
  layout: TransactionLayout;
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
  // The box stands before them.
  const width = 1 + cellsOf(layout.columns, CELLS).length;
  return (
    <ListTable
      table={table}
      label={t("title")}
      columns={transactionColumns}
      layout={layout}
      cells={CELLS}
      name={(column) => t(`columns.${column}`)}
      box={(pin) => (
        <Head cell="select" {...pin}>
          <Checkbox
            checked={selection.all}
            indeterminate={!selection.all && selection.ids.size > 0}
            onChange={selection.toggleAll}
            aria-label={tLists("all")}
          />
        </Head>
      )}
      aria-busy={busy}
      aria-description={tLists("keys")}
    >
      {(pins) => (
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
      )}
    </ListTable>
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
