"use client";

import { CircleCheck, CircleSlash } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { DeliveryLine } from "@/lib/webhooks/deliveries";
import { type DeliveryColumn, type DeliveryLayout, deliveryColumns } from "@/lib/webhooks/delivery-columns";
import { type ColumnCell, ColumnCells, ListTable } from "../lists/list-table";
import { Row } from "../ui/ledger";
import { Time } from "../ui/time";
import { useOutcomeWords } from "./use-outcome-words";

const SMALL = "text-xs text-muted";
const NUMBER = { className: "text-right text-xs text-muted", headClass: "text-right!" };
const CELLS: Record<DeliveryColumn, ColumnCell> = {
  time: { cell: "state", className: SMALL },
  outcome: { cell: "who", className: "font-normal! whitespace-normal!" },
  ids: { cell: "when" },
  from: { cell: "wide", className: SMALL },
  size: { cell: "wide", ...NUMBER },
  events: { cell: "money", className: SMALL },
  batch: { cell: "plain", ...NUMBER },
  status: { cell: "plain", ...NUMBER },
  token: { cell: "ref" },
};

type DeliveriesTableProps = { rows: readonly DeliveryLine[]; layout: DeliveryLayout; busy: boolean };

/** On a phone: outcome and events, time and ids. */
export function DeliveriesTable({ rows, layout, busy }: DeliveriesTableProps) {
  const t = useTranslations("settings.webhooks");
  return (
    <ListTable
      label={t("deliveries")}
      columns={deliveryColumns}
      layout={layout}
      cells={CELLS}
      name={(column) => t(`columns.${column}`)}
      aria-busy={busy}
    >
      {(pins) => (
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} compact>
              <ColumnCells
                columns={layout.columns}
                cells={CELLS}
                pins={pins}
                draw={(column) => <Shown column={column} row={row} />}
              />
            </Row>
          ))}
        </tbody>
      )}
    </ListTable>
  );
}

function Shown({ column, row }: { column: DeliveryColumn; row: DeliveryLine }): ReactNode {
  const t = useTranslations("settings.webhooks");
  switch (column) {
    case "time":
      return <Time at={row.receivedAt} format="dateTime" />;
    case "outcome":
      return <Outcome row={row} />;
    case "ids":
      return <Ids first={row.firstEventId} last={row.lastEventId} />;
    case "from":
      return row.address?.replace(/^::ffff:/, "") ?? t("noAddress");
    case "size":
      return t("bytes", { count: row.bytes });
    case "events":
      return row.outcome === "stored" ? <Counts row={row} /> : <Times row={row} />;
    case "batch":
      return row.events;
    case "status":
      return row.httpStatus;
    case "token":
      return row.tokenId;
  }
}

function Outcome({ row }: { row: DeliveryLine }) {
  const say = useOutcomeWords();
  const stored = row.outcome === "stored";
  return (
    <span
      className={`flex items-center gap-1.75 ${stored ? "text-normal" : "text-danger"}`}
      title={String(row.httpStatus)}
    >
      {stored ? <CircleCheck className="size-3.5 stroke-2 text-done" /> : <CircleSlash className="size-3.5 stroke-2" />}
      {say(row.outcome)}
    </span>
  );
}

function Ids({ first, last }: { first: string | null; last: string | null }) {
  const t = useTranslations("settings.webhooks");
  if (first === null || last === null) return null;
  return <span className="mono">{first === last ? first : t("range", { first, last })}</span>;
}

function Counts({ row }: { row: DeliveryLine }) {
  const t = useTranslations("settings.webhooks");
  return row.events === 0 ? t("noEvents") : t("counts", { fresh: row.fresh, repeated: row.events - row.fresh });
}

/** Of many refused in a minute, most share one line. */
function Times({ row: { times, until } }: { row: DeliveryLine }) {
  const t = useTranslations("settings.webhooks");
  if (times === 1 || until === null) return null;
  return (
    <span className="text-danger">
      {t("times", { count: times })} <Time at={until} />
    </span>
  );
}
