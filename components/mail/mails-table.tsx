"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { MailLine } from "@/lib/mail/list-mails";
import { type MailColumn, type MailLayout, mailColumns } from "@/lib/mail/mail-columns";
import { type ColumnCell, ColumnCells, ListTable } from "../lists/list-table";
import { Row } from "../ui/ledger";
import { Time } from "../ui/time";
import { TruthBadge } from "./truth-badge";

const CELLS: Record<MailColumn, ColumnCell> = {
  asked: { cell: "when" },
  recipient: { cell: "who" },
  subject: { cell: "plain" },
  about: { cell: "wide" },
  delivery: { cell: "state", className: "max-w-none!" },
  by: { cell: "wide", className: "text-muted" },
  kind: { cell: "plain" },
  reference: { cell: "ref" },
  attempts: { cell: "wide", className: "text-right", headClass: "text-right!" },
  nextTry: { cell: "wide" },
  answer: { cell: "plain" },
  language: { cell: "plain" },
};

type MailsTableProps = { rows: readonly MailLine[]; layout: MailLayout; busy: boolean };

export function MailsTable({ rows, layout, busy }: MailsTableProps) {
  const t = useTranslations("links");
  return (
    <ListTable
      label={t("mailTab.all")}
      columns={mailColumns}
      layout={layout}
      cells={CELLS}
      name={(column) => t(`column.${column}`)}
      aria-busy={busy}
    >
      {(pins) => (
        <tbody>
          {rows.map((mail) => (
            <Row key={mail.id} doubt={mail.truth === "unknown"} className="relative">
              <ColumnCells
                columns={layout.columns}
                cells={CELLS}
                pins={pins}
                draw={(column) => <Shown column={column} mail={mail} />}
              />
            </Row>
          ))}
        </tbody>
      )}
    </ListTable>
  );
}

function Shown({ column, mail }: { column: MailColumn; mail: MailLine }): ReactNode {
  const t = useTranslations("links");
  const tContacts = useTranslations("contacts");
  switch (column) {
    case "asked":
      return <Time at={mail.createdAt} format="dayTime" />;
    case "recipient":
      return (
        <Link
          href={{ pathname: `/links/mails/${mail.id}` }}
          prefetch={false}
          className="outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
        >
          {mail.to}
        </Link>
      );
    case "about":
      return mail.kind === "alert" ? t("kind.alert") : mail.contactName;
    case "delivery":
      return <TruthBadge truth={mail.truth} at={mail.at} asked={mail.createdAt} short />;
    case "kind":
      return t(`kind.${mail.kind}`);
    case "nextTry":
      return mail.nextTryAt === null ? null : <Time at={mail.nextTryAt} format="dayTime" />;
    case "language":
      return tContacts(`languages.${mail.language}`);
    default:
      return mail[column];
  }
}
