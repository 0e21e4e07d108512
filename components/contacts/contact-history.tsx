"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { ContactDetail, HistoryLine } from "@/lib/contacts/detail";
import { hasNothingToAskBy } from "@/lib/transactions/transaction";
import { useDesk } from "../shell/desk-context";
import { BucketAmount, BucketArrow } from "../transactions/bucket-amount";
import { MethodCell } from "../transactions/method-cell";
import { StateBadge } from "../transactions/state-badge";
import { EmptyState } from "../ui/empty-state";
import { Cell, Head, Ledger, Row } from "../ui/ledger";
import { Section } from "../ui/section";
import { Time } from "../ui/time";

/** A contact's latest payments, newest first, and the way to all of them. */
export default function ContactHistory({ contact }: { contact: ContactDetail }) {
  const t = useTranslations("contacts.history");
  const all = { pathname: "/transactions", query: { contact: contact.id } };
  return (
    <Section
      title={t("title")}
      actions={
        contact.payments > 0 ? (
          <Link href={all} className="link tap">
            {t("all", { count: contact.payments })}
          </Link>
        ) : null
      }
    >
      {contact.history.length === 0 ? (
        <EmptyState title={t("empty")} className="pt-1">
          {t("emptyHint")}
        </EmptyState>
      ) : (
        <div className="@container -mx-3 max-md:-mx-4">
          <History lines={contact.history} />
        </div>
      )}
    </Section>
  );
}

/** It gives way before an amount stands in what is beside the list. */
const NARROW = "@max-[50rem]:hidden";

function History({ lines }: { lines: readonly HistoryLine[] }) {
  const t = useTranslations("transactions");
  const head = (
    <>
      <Head cell="when">{t("columns.time")}</Head>
      <Head cell="who">{t("columns.flow")}</Head>
      <Head cell="state">{t("columns.state")}</Head>
      <Head cell="wide" className={NARROW}>
        {t("columns.method")}
      </Head>
      <Head cell="ref">{t("columns.reference")}</Head>
      <Head cell="arrow">
        <span className="sr-only">{t("columns.direction")}</span>
      </Head>
      <Head cell="money">{t("columns.amount")}</Head>
    </>
  );
  return (
    <Ledger label={t("title")} head={head} bleed={false}>
      <tbody>
        {lines.map((line) => (
          <HistoryRow key={line.id} line={line} />
        ))}
      </tbody>
    </Ledger>
  );
}

function HistoryRow({ line }: { line: HistoryLine }) {
  const t = useTranslations("transactions");
  const { currency } = useDesk();
  return (
    <Row doubt={line.state === "unknown"} className="relative">
      <Cell cell="when">
        <Time at={line.at} format="date" />
      </Cell>
      <Cell cell="who">
        <Link
          href={{ pathname: `/transactions/${line.id}` }}
          prefetch={false}
          className="outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
        >
          {t(`flows.${line.flow}`)}
        </Link>
      </Cell>
      <Cell cell="state">
        <span className="flex flex-wrap items-center gap-x-3 md:py-1">
          <StateBadge state={line.state} noId={hasNothingToAskBy(line)} />
        </span>
      </Cell>
      <Cell cell="wide" className={NARROW}>
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
