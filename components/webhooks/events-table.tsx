"use client";

import { CircleAlert, CircleCheck, CircleDashed } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { type EventColumn, type EventLayout, eventColumns } from "@/lib/webhooks/event-columns";
import type { EventLine } from "@/lib/webhooks/events";
import { type ColumnCell, ColumnCells, ListTable } from "../lists/list-table";
import { Row } from "../ui/ledger";
import { Time } from "../ui/time";

const CELLS: Record<EventColumn, ColumnCell> = {
  heard: { cell: "when" },
  about: { cell: "who" },
  type: { cell: "wide", className: "mono text-xs" },
  state: { cell: "state" },
  happened: { cell: "wide", className: "text-xs text-muted" },
  id: { cell: "money", className: "mono text-xs text-muted" },
  applied: { cell: "wide", className: "text-xs text-muted" },
  error: { cell: "plain" },
  jetpayId: { cell: "ref" },
};

type EventsTableProps = { rows: readonly EventLine[]; layout: EventLayout; busy: boolean };

/** On a phone: what it speaks of and its id, when it was heard and what became of it. */
export function EventsTable({ rows, layout, busy }: EventsTableProps) {
  const t = useTranslations("events");
  return (
    <ListTable
      label={t("title")}
      columns={eventColumns}
      layout={layout}
      cells={CELLS}
      name={(column) => t(`column.${column}`)}
      aria-busy={busy}
    >
      {(pins) => (
        <tbody>
          {rows.map((event) => (
            <Row key={event.id} compact className="relative">
              <ColumnCells
                columns={layout.columns}
                cells={CELLS}
                pins={pins}
                draw={(column) => <Shown column={column} event={event} />}
              />
            </Row>
          ))}
        </tbody>
      )}
    </ListTable>
  );
}

function Shown({ column, event }: { column: EventColumn; event: EventLine }): ReactNode {
  switch (column) {
    case "heard":
      return <Time at={event.heardAt} format="dayTime" />;
    case "about":
      return <About event={event} />;
    case "state":
      return <Became event={event} />;
    case "happened":
      return <Time at={event.happenedAt} format="dayTime" />;
    case "applied":
      return event.appliedAt === null ? null : <Time at={event.appliedAt} format="dayTime" />;
    default:
      return event[column];
  }
}

/** The payment that it speaks of; one that nobody here asked for leads to those. */
function About({ event: { ours, jetpayId, type } }: { event: EventLine }) {
  const t = useTranslations("events");
  if (ours !== null)
    return (
      <Link href={`/transactions/${ours.id}` as Route} prefetch={false} className={WHOLE_ROW}>
        {ours.contactName} <span className="mono text-xs font-normal text-muted">{ours.reference}</span>
      </Link>
    );
  if (jetpayId !== null)
    return (
      <Link href={"/transactions/not-ours" as Route} prefetch={false} className={WHOLE_ROW} title={jetpayId}>
        {t("notOurs")}
      </Link>
    );
  // Of a contact, a card or an account: its type says which.
  return <span className="font-normal text-muted">{type}</span>;
}

const WHOLE_ROW =
  "outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus";

const GLYPHS = {
  applied: <CircleCheck className="size-3.5 stroke-2 text-done" />,
  waiting: <CircleDashed className="size-3.5 stroke-2" />,
  set_aside: <CircleAlert className="size-3.5 stroke-2" />,
};

/** On a phone the mark says that it was applied, and its type stands beside it. */
function Became({ event: { state, error, type } }: { event: EventLine }) {
  const t = useTranslations("events.state");
  return (
    <span
      className={`flex min-w-0 items-center gap-1.75 ${state === "set_aside" ? "text-danger" : "text-normal"}`}
      title={error ?? undefined}
    >
      {GLYPHS[state]}
      <span className={state === "applied" ? "max-md:sr-only" : undefined}>{t(state)}</span>
      <span className="mono truncate text-xs text-muted md:hidden">{type}</span>
    </span>
  );
}
