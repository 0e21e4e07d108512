"use client";

import { Mail } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { nextReminder } from "@/lib/mail/link";
import { type LinkColumn, type LinkLayout, linkColumns } from "@/lib/mail/link-columns";
import type { LinkLine } from "@/lib/mail/list-links";
import { allows } from "@/lib/permissions";
import { hasNothingToAskBy } from "@/lib/transactions/transaction";
import { type ColumnCell, ColumnCells, ListTable } from "../lists/list-table";
import { useDesk } from "../shell/desk-context";
import { BucketAmount, BucketArrow } from "../transactions/bucket-amount";
import { StateBadge } from "../transactions/state-badge";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Row } from "../ui/ledger";
import { Time } from "../ui/time";
import { QrPopover } from "./qr-popover";
import { Told } from "./told";

const CELLS: Record<LinkColumn, ColumnCell> = {
  asked: { cell: "when" },
  contact: { cell: "who", className: "max-[90rem]:md:max-w-36" },
  state: { cell: "state" },
  mailed: { cell: "beside", className: "max-w-none! py-1.5" },
  link: { cell: "end", unnamed: true },
  amount: { cell: "money", arrow: true },
  flow: { cell: "wide" },
  reference: { cell: "ref" },
  statement: { cell: "plain" },
  note: { cell: "plain" },
  stateSince: { cell: "wide" },
  nextReminder: { cell: "wide" },
  by: { cell: "wide" },
  jetpayId: { cell: "ref" },
};

type Mailing = { onMail: (line: LinkLine) => void };
type LinksTableProps = Mailing & { rows: readonly LinkLine[]; layout: LinkLayout; busy: boolean };

export function LinksTable({ rows, layout, busy, onMail }: LinksTableProps) {
  const t = useTranslations("links");
  return (
    <ListTable
      label={t("title")}
      columns={linkColumns}
      layout={layout}
      cells={CELLS}
      name={(column) => t(`column.${column}`)}
      aria-busy={busy}
    >
      {(pins) => (
        <tbody>
          {rows.map((line) => (
            <Row key={line.id} doubt={line.state === "unknown"} className="relative">
              <ColumnCells
                columns={layout.columns}
                cells={CELLS}
                pins={pins}
                arrow={<BucketArrow of={line} />}
                draw={(column) => <Shown column={column} line={line} onMail={onMail} />}
              />
            </Row>
          ))}
        </tbody>
      )}
    </ListTable>
  );
}

function Shown({ column, line, onMail }: Mailing & { column: LinkColumn; line: LinkLine }): ReactNode {
  const t = useTranslations("transactions");
  const { currency } = useDesk();
  const reminder = nextReminder(line.deliveries);
  switch (column) {
    case "asked":
      return <Time at={line.createdAt} format="dayTime" />;
    case "contact":
      return (
        <Link
          href={{ pathname: `/transactions/${line.id}` }}
          prefetch={false}
          className="outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
        >
          {line.contactName}
        </Link>
      );
    case "state":
      return (
        <span className="flex flex-wrap items-center gap-x-3 md:py-1">
          <StateBadge state={line.state} noId={hasNothingToAskBy(line)} />
          <span className="beside-state">
            <Told line={line} narrow />
          </span>
        </span>
      );
    case "mailed":
      return <Told line={line} />;
    case "link":
      return <LinkButtons line={line} onMail={onMail} />;
    case "amount":
      return <BucketAmount of={line} showCurrency={line.currency !== currency} />;
    case "flow":
      return t(`flows.${line.flow}`);
    case "stateSince":
      return <Time at={line.since} format="dayTime" />;
    case "nextReminder":
      return reminder === null ? null : <Time at={reminder} format="dayTime" />;
    default:
      return line[column];
  }
}

/** Above the row's own link, so that each is pressed for itself. */
function LinkButtons({ line, onMail }: Mailing & { line: LinkLine }) {
  const t = useTranslations("links.share");
  const { person } = useDesk();
  if (line.link === null || !line.open) return null;
  const name = line.contactName;
  return (
    <span className="relative z-1 flex justify-end gap-1">
      <CopyButton text={line.link} label={t("copyOf", { name })} />
      <QrPopover transactionId={line.id} name={name} small />
      {allows(person.role, "mails.send") ? (
        <Button
          variant="quiet"
          size="icon-sm"
          aria-label={t("mailTo", { name })}
          title={t("mail")}
          onClick={() => onMail(line)}
        >
          <Mail />
        </Button>
      ) : null}
    </span>
  );
}
