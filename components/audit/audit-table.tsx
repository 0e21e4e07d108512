"use client";

import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { type AuditColumn, type AuditLayout, auditColumns } from "@/lib/audit/audit-columns";
import { pageOf } from "@/lib/audit/filter";
import type { AuditLine } from "@/lib/audit/queries";
import { type ColumnCell, ColumnCells, ListTable } from "../lists/list-table";
import { cn } from "../ui/cn";
import { Row } from "../ui/ledger";
import { Time } from "../ui/time";
import { useAuditWords } from "./words";

/** Rows differ in height here: what belongs together begins on one line. */
const CELL = "align-top md:py-2.5";
const OUTCOME_COLOURS = { done: "text-muted", refused: "text-danger", unclear: "text-unknown" } as const;
const CELLS: Record<AuditColumn, ColumnCell> = {
  time: { cell: "when", className: CELL },
  who: { cell: "state", className: CELL },
  what: { cell: "who", className: cn(CELL, "font-normal! whitespace-normal!") },
  about: { cell: "wide", className: CELL },
  outcome: { cell: "money", className: CELL },
  action: { cell: "wide", className: cn(CELL, "mono text-xs text-muted") },
  request: { cell: "wide", className: cn(CELL, "mono text-xs text-muted") },
};

type AuditTableProps = { rows: readonly AuditLine[]; layout: AuditLayout; busy: boolean };

export function AuditTable({ rows, layout, busy }: AuditTableProps) {
  const t = useTranslations("audit");
  return (
    <ListTable
      label={t("title")}
      columns={auditColumns}
      layout={layout}
      cells={CELLS}
      name={(column) => t(`columns.${column}`)}
      aria-busy={busy}
    >
      {(pins) => (
        <tbody>
          {rows.map((row) => (
            <Row key={row.id}>
              <ColumnCells
                columns={layout.columns}
                cells={CELLS}
                pins={pins}
                draw={(column) => <Shown column={column} of={row} />}
              />
            </Row>
          ))}
        </tbody>
      )}
    </ListTable>
  );
}

function Shown({ column, of }: { column: AuditColumn; of: AuditLine }): ReactNode {
  const t = useTranslations("audit");
  switch (column) {
    case "time":
      return <Time at={of.at} format="dateTime" />;
    case "who":
      return of.actorName;
    case "what":
      return <Done of={of} />;
    case "about":
      return <Subject of={of} />;
    case "outcome":
      return <span className={OUTCOME_COLOURS[of.outcome]}>{t(`outcomes.${of.outcome}`)}</span>;
    case "action":
      return of.action;
    case "request":
      return of.requestId;
  }
}

function Done({ of }: { of: AuditLine }) {
  const t = useTranslations("audit");
  const words = useAuditWords();
  return (
    <>
      <span className="text-strong">{words(of)}</span>
      {of.reason === null ? null : (
        <span className="block text-xs text-pretty text-muted">{t("reason", { reason: of.reason })}</span>
      )}
      <Details of={of} />
    </>
  );
}

function Subject({ of }: { of: AuditLine }) {
  const t = useTranslations("audit");
  const page = pageOf(of.action, of.subjectId);
  const reference = typeof of.data["reference"] === "string" ? of.data["reference"] : null;
  if (of.subjectId === null) return null;
  if (page === null) return <span className="mono text-muted">{of.subjectId}</span>;
  return (
    <Link href={page as Route} prefetch={false} className="link">
      {reference === null ? t("open") : <span className="mono">{reference}</span>}
    </Link>
  );
}

/** What was written with the entry, as it was: nobody has to take our sentence for it. */
function Details({ of }: { of: AuditLine }) {
  const t = useTranslations("audit");
  return (
    <details className="mt-0.5 text-xs text-muted">
      <summary className="tap w-fit cursor-pointer">{t("details")}</summary>
      <pre className="mono mt-1.5 mb-1 max-w-xl overflow-x-auto rounded-md bg-sunken px-2.75 py-2 whitespace-pre-wrap! wrap-anywhere text-normal">
        {JSON.stringify({ entry: of.id, request: of.requestId, ...of.data }, null, 2)}
      </pre>
    </details>
  );
}
