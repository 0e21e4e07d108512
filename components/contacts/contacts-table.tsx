"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { type ContactColumn, type ContactLayout, contactColumns } from "@/lib/contacts/contact-columns";
import type { ContactLine } from "@/lib/contacts/queries";
import { type ColumnCell, ColumnCells, ListTable } from "../lists/list-table";
import { useDesk } from "../shell/desk-context";
import { BucketAmount, BucketArrow } from "../transactions/bucket-amount";
import { Row } from "../ui/ledger";
import { Time } from "../ui/time";
import { MethodSummary } from "./method-name";
import { StandingBadge } from "./standing-badge";

const CELLS: Record<ContactColumn, ColumnCell> = {
  name: { cell: "who" },
  email: { cell: "wide", className: "text-muted" },
  methods: { cell: "state" },
  payments: { cell: "wide", className: "text-right", headClass: "text-right!" },
  last: { cell: "when" },
  amount: { cell: "money", arrow: true },
  phone: { cell: "plain" },
  language: { cell: "plain" },
  standing: { cell: "plain" },
  added: { cell: "wide" },
  jetpayId: { cell: "ref" },
};

type ContactsTableProps = { rows: readonly ContactLine[]; layout: ContactLayout; busy: boolean };

/** Contacts by name. On a phone: name and last amount, methods and when. */
export function ContactsTable({ rows, layout, busy }: ContactsTableProps) {
  const t = useTranslations("contacts");
  return (
    <ListTable
      label={t("columns.name")}
      columns={contactColumns}
      layout={layout}
      cells={CELLS}
      name={(column) => t(`columns.${column}`)}
      aria-busy={busy}
    >
      {(pins) => (
        <tbody>
          {rows.map((line) => (
            <Row key={line.id} doubt={line.standing === "unknown"} className="relative">
              <ColumnCells
                columns={layout.columns}
                cells={CELLS}
                pins={pins}
                arrow={line.last === null ? null : <BucketArrow of={line.last} />}
                draw={(column) => <Shown column={column} line={line} />}
              />
            </Row>
          ))}
        </tbody>
      )}
    </ListTable>
  );
}

function Shown({ column, line }: { column: ContactColumn; line: ContactLine }): ReactNode {
  const t = useTranslations("contacts");
  const { currency } = useDesk();
  const { last } = line;
  switch (column) {
    case "name":
      return (
        <Link
          href={{ pathname: `/contacts/${line.id}` }}
          prefetch={false}
          className="outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
        >
          {line.name}
        </Link>
      );
    case "methods":
      return line.standing === "at_jetpay" ? (
        <MethodSummary methods={line.methods} />
      ) : (
        <StandingBadge standing={line.standing} inList />
      );
    case "last":
      return last === null ? t("list.never") : <Time at={last.at} format="date" />;
    case "amount":
      return last === null ? null : <BucketAmount of={last} showCurrency={last.currency !== currency} />;
    case "language":
      return t(`languages.${line.language}`);
    case "standing":
      return <StandingBadge standing={line.standing} inList />;
    case "added":
      return <Time at={line.added} format="date" />;
    default:
      return line[column];
  }
}
