"use client";

import { Lock } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import { dayKey } from "@/lib/i18n/format";
import type { TransactionLine } from "@/lib/transactions/queries";
import { Cell, Divider, Head, Ledger, Row } from "../../ui/ledger";
import { Time } from "../../ui/time";
import { BucketAmount, BucketArrow } from "../bucket-amount";
import { MethodCell } from "../method-cell";
import { StateBadge } from "../state-badge";

const COLUMNS = 8;

type TransactionsTableProps = {
  rows: readonly TransactionLine[];
  changed: ReadonlySet<string>;
  /** The filter's address, carried along so that the detail knows its neighbours. */
  search: string;
  busy: boolean;
};

export function TransactionsTable({ rows, changed, search, busy }: TransactionsTableProps) {
  const t = useTranslations("transactions");
  const head = (
    <>
      <Head cell="when">{t("columns.time")}</Head>
      <Head cell="who">{t("columns.contact")}</Head>
      <Head cell="state">{t("columns.state")}</Head>
      <Head cell="wide">{t("columns.flow")}</Head>
      <Head>{t("columns.method")}</Head>
      <Head cell="ref">{t("columns.reference")}</Head>
      <Head cell="arrow">
        <span className="sr-only">{t("columns.direction")}</span>
      </Head>
      <Head cell="money">{t("columns.amount")}</Head>
    </>
  );
  return (
    <Ledger label={t("title")} head={head} aria-busy={busy}>
      <tbody>
        {rows.map((line, index) => (
          <DayAndLine key={line.id} line={line} before={rows[index - 1]}>
            <TransactionRow line={line} changed={changed.has(line.id)} search={search} />
          </DayAndLine>
        ))}
      </tbody>
    </Ledger>
  );
}

/** The day stands above its first line. */
function DayAndLine(props: { line: TransactionLine; before: TransactionLine | undefined; children: ReactNode }) {
  const { line, before, children } = props;
  const { zone } = useDesk();
  const day = dayKey(new Date(line.createdAt), zone);
  if (before !== undefined && dayKey(new Date(before.createdAt), zone) === day) return children;
  const sameYear = day.slice(0, 4) === dayKey(new Date(), zone).slice(0, 4);
  return (
    <>
      <Divider columns={COLUMNS}>
        <Time at={line.createdAt} format={sameYear ? "longDay" : "dayYear"} />
      </Divider>
      {children}
    </>
  );
}

function TransactionRow({ line, changed, search }: { line: TransactionLine; changed: boolean; search: string }) {
  const t = useTranslations("transactions");
  const { currency } = useDesk();
  const doubt = line.state === "unknown";
  return (
    <Row doubt={doubt} changed={changed} className="relative">
      <Cell cell="when">
        <Time at={line.createdAt} />
      </Cell>
      <Cell cell="who">
        {/* The link spreads over its row: the whole line can be pressed, and the keyboard meets it once. */}
        <Link
          href={{ pathname: `/transactions/${line.id}`, search }}
          prefetch={false}
          className="outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
        >
          {line.contactName}
        </Link>
        {doubt ? (
          <span title={t("locked")} className="ml-1.5 inline-block align-[-2px] text-unknown">
            <Lock className="size-3.5 stroke-2" aria-hidden="true" />
            <span className="sr-only">{t("locked")}</span>
          </span>
        ) : null}
      </Cell>
      <Cell cell="state">
        <StateBadge state={line.state} />
      </Cell>
      <Cell cell="wide">{t(`flows.${line.flow}`)}</Cell>
      <Cell>
        <MethodCell method={line.method} />
      </Cell>
      <Cell cell="ref">{line.reference}</Cell>
      <Cell cell="arrow">
        <BucketArrow of={line} />
      </Cell>
      <Cell cell="money">
        <BucketAmount of={line} showCurrency={line.currency !== currency} />
      </Cell>
    </Row>
  );
}
