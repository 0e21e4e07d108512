"use client";

import { Lock } from "lucide-react";
import Link from "next/link";
import { memo, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import { formatMoney } from "@/lib/money";
import type { Column } from "@/lib/transactions/columns";
import type { TransactionLine } from "@/lib/transactions/lines";
import { hasNothingToAskBy } from "@/lib/transactions/transaction";
import { type ColumnCell, ColumnCells } from "../../lists/list-table";
import { pinned } from "../../lists/use-pins";
import { Checkbox } from "../../ui/checkbox";
import { Cell, Row } from "../../ui/ledger";
import { Time } from "../../ui/time";
import { BucketAmount, BucketArrow } from "../bucket-amount";
import { MethodCell } from "../method-cell";
import { StateBadge } from "../state-badge";
import { isSelectable, type Selection } from "./use-selection";

export const CELLS: Record<Column, ColumnCell> = {
  time: { cell: "when" },
  contact: { cell: "who" },
  state: { cell: "state" },
  flow: { cell: "wide" },
  method: { cell: "plain" },
  reference: { cell: "ref" },
  amount: { cell: "money", arrow: true },
  note: { cell: "plain" },
  statement: { cell: "plain" },
  since: { cell: "wide" },
  by: { cell: "wide" },
  jetpayId: { cell: "ref" },
};

type TransactionRowProps = {
  line: TransactionLine;
  columns: readonly Column[];
  pins: readonly number[];
  selected: boolean;
  onSelect: Pick<Selection, "toggle" | "reach">;
  changed: boolean;
  search: string;
};

/** Fifty of them are most of what the page draws: each only when its own line has changed. */
export const TransactionRow = memo(function TransactionRow(props: TransactionRowProps) {
  const { line, columns, pins, selected, onSelect, changed, search } = props;
  return (
    <Row data-row={line.id} selected={selected} doubt={line.state === "unknown"} changed={changed} className="relative">
      <Cell cell="select" {...pinned(pins[0])}>
        <SelectBox line={line} selected={selected} onSelect={onSelect} />
      </Cell>
      <ColumnCells
        columns={columns}
        cells={CELLS}
        pins={pins}
        after={1}
        arrow={<BucketArrow of={line} />}
        draw={(column) => <Shown column={column} line={line} search={search} />}
      />
    </Row>
  );
});

/** The box of a line; a lock where nothing may be done with it. It lies above the link that covers the row. */
function SelectBox({
  line,
  selected,
  onSelect,
}: Pick<TransactionRowProps, "line" | "selected" | "onSelect">): ReactNode {
  const t = useTranslations("lists.select");
  const tLine = useTranslations("transactions");
  const { locale } = useDesk();
  if (!isSelectable(line)) {
    return (
      <span title={tLine("locked")} className="text-unknown">
        <Lock className="size-4 stroke-2" aria-hidden="true" />
        <span className="sr-only">{tLine("locked")}</span>
      </span>
    );
  }
  const amount = formatMoney({ minor: line.amountMinor, currency: line.currency }, locale);
  return (
    <Checkbox
      className="relative z-1"
      checked={selected}
      aria-label={t("one", { contact: line.contactName, amount })}
      onChange={({ nativeEvent }) => {
        if (nativeEvent instanceof MouseEvent && nativeEvent.shiftKey) onSelect.reach(line.id);
        else onSelect.toggle(line.id);
      }}
    />
  );
}

type ShownProps = { column: Column; line: TransactionLine; search: string };

function Shown({ column, line, search }: ShownProps): ReactNode {
  const t = useTranslations("transactions");
  const { currency } = useDesk();
  switch (column) {
    case "time":
      return <Time at={line.createdAt} />;
    case "contact":
      return (
        // The link spreads over its row: the whole line can be pressed, and the keyboard meets it once.
        <Link
          href={{ pathname: `/transactions/${line.id}`, search }}
          prefetch={false}
          className="outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
        >
          {line.contactName}
        </Link>
      );
    case "state":
      return <StateBadge state={line.state} noId={hasNothingToAskBy(line)} />;
    case "flow":
      return t(`flows.${line.flow}`);
    case "method":
      return <MethodCell method={line.method} />;
    case "since":
      return <Time at={line.since} format="dayTime" />;
    case "amount":
      return <BucketAmount of={line} showCurrency={line.currency !== currency} />;
    default:
      return line[column];
  }
}
