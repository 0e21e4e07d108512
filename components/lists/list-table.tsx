"use client";

import { type ComponentProps, type MouseEvent, type ReactNode, type RefObject, useRef } from "react";
import { useTranslations } from "use-intl";
import type { Columns, Layout } from "@/lib/lists/columns";
import { Cell, type CellRole, Head, Ledger } from "../ui/ledger";
import { pinned, usePins } from "./use-pins";

/**
 * What a column is for its place in the row; see components/ui/ledger.tsx. `arrow`: in or out stands before it, in a cell of its own.
 * `unnamed`: its head is only read out.
 */
export type ColumnCell = {
  cell: CellRole;
  className?: string;
  headClass?: string;
  arrow?: true;
  unnamed?: true;
};

/** The cells of columns in their order; null is the arrow that goes before the one that follows it. */
export const cellsOf = <C extends string>(columns: readonly C[], cells: Record<C, ColumnCell>): (C | null)[] =>
  columns.flatMap((column) => (cells[column].arrow ? [null, column] : [column]));

type ListTableProps<C extends string> = Omit<ComponentProps<"table">, "children" | "ref"> & {
  label: string;
  columns: Columns<C>;
  layout: Layout<C>;
  cells: Record<C, ColumnCell>;
  name: (column: C) => string;
  /** The head of a cell that stands before all columns and goes along with what is pinned. */
  box?: (pin: ReturnType<typeof pinned>) => ReactNode;
  table?: RefObject<HTMLTableElement | null>;
  /** Its rows, made of `ColumnCells`. */
  children: (pins: readonly number[]) => ReactNode;
};

/** The ledger of a list whose columns are chosen. */
export function ListTable<C extends string>(props: ListTableProps<C>) {
  const { columns, layout, cells, name, box, table: given, children, ...rest } = props;
  const t = useTranslations("lists.filters");
  const own = useRef<HTMLTableElement>(null);
  const table = given ?? own;
  const before = box === undefined ? [] : ["box"];
  const first = layout.pinned === 0 ? [] : [...before, ...cellsOf(layout.columns.slice(0, layout.pinned), cells)];
  const pins = usePins(table, first.join());
  const head = (
    <>
      {box?.(pinned(pins[0]))}
      {cellsOf(layout.columns, cells).map((column, index, all) => {
        const pin = pinned(pins[index + before.length]);
        if (column === null) {
          return (
            <Head key={`${all[index + 1]} arrow`} cell="arrow" {...pin}>
              <span className="sr-only">{t("direction")}</span>
            </Head>
          );
        }
        const { cell, headClass, unnamed } = cells[column];
        return (
          <Head key={column} cell={cell} className={headClass} {...pin}>
            {unnamed ? <span className="sr-only">{name(column)}</span> : name(column)}
          </Head>
        );
      })}
    </>
  );
  const passes = first.length === 0 ? {} : { onClick: passOn };
  // As usual it fits the page, and gives way to it. With others it may be wider, and scrolls sideways, by keyboard as well.
  const wide = layout.columns.some((column) => !columns.usual.columns.includes(column));
  const scrolls = { "data-scrolls": true, role: "region", "aria-label": rest.label, tabIndex: 0 };
  return (
    <Ledger ref={table} place={wide ? scrolls : {}} head={head} {...passes} {...rest}>
      {children(pins)}
    </Ledger>
  );
}

/** A pinned cell is a frame of its own, and its link reaches no further: a press on the rest of the row is passed on to it. */
function passOn({ target, nativeEvent }: MouseEvent): void {
  if (!(target instanceof Element) || target.closest("a, button, input, label") !== null) return;
  target.closest("tr")?.querySelector("a")?.dispatchEvent(new window.MouseEvent("click", nativeEvent));
}

type ColumnCellsProps<C extends string> = {
  columns: readonly C[];
  cells: Record<C, ColumnCell>;
  pins: readonly number[];
  /** How many cells stand before them. */
  after?: number;
  arrow?: ReactNode;
  draw: (column: C) => ReactNode;
};

/** The cells of one line, in the order of its columns. */
export function ColumnCells<C extends string>(props: ColumnCellsProps<C>) {
  const { columns, cells, pins, after = 0, arrow = null, draw } = props;
  return cellsOf(columns, cells).map((column, index, all) => {
    const pin = pinned(pins[index + after]);
    if (column === null) {
      return (
        <Cell key={`${all[index + 1]} arrow`} cell="arrow" {...pin}>
          {arrow}
        </Cell>
      );
    }
    return (
      <Cell key={column} cell={cells[column].cell} className={cells[column].className} {...pin}>
        {draw(column)}
      </Cell>
    );
  });
}
