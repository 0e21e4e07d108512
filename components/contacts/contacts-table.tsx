"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { ContactLine } from "@/lib/contacts/queries";
import { useDesk } from "../shell/desk-context";
import { BucketAmount, BucketArrow } from "../transactions/bucket-amount";
import { Cell, Head, Ledger, Row } from "../ui/ledger";
import { Time } from "../ui/time";
import { MethodSummary } from "./method-name";
import { StandingBadge } from "./standing-badge";

/** Contacts by name. On a phone: name and last amount, methods and when. */
export function ContactsTable({ rows, busy }: { rows: readonly ContactLine[]; busy: boolean }) {
  const t = useTranslations("contacts.list");
  const head = (
    <>
      <Head cell="who">{t("columns.name")}</Head>
      <Head cell="wide">{t("columns.email")}</Head>
      <Head cell="state">{t("columns.methods")}</Head>
      <Head cell="wide" className="text-right!">
        {t("columns.payments")}
      </Head>
      <Head cell="when">{t("columns.last")}</Head>
      <Head cell="arrow">
        <span className="sr-only">{t("columns.direction")}</span>
      </Head>
      <Head cell="money">{t("columns.amount")}</Head>
    </>
  );
  return (
    <Ledger label={t("columns.name")} head={head} aria-busy={busy}>
      <tbody>
        {rows.map((line) => (
          <ContactRow key={line.id} line={line} />
        ))}
      </tbody>
    </Ledger>
  );
}

function ContactRow({ line }: { line: ContactLine }) {
  const t = useTranslations("contacts.list");
  const { currency } = useDesk();
  const { last } = line;
  return (
    <Row doubt={line.standing === "unknown"} className="relative">
      <Cell cell="who">
        <Link
          href={{ pathname: `/contacts/${line.id}` }}
          prefetch={false}
          className="outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
        >
          {line.name}
        </Link>
      </Cell>
      <Cell cell="wide" className="text-muted">
        {line.email}
      </Cell>
      <Cell cell="state">
        {line.standing === "at_jetpay" ? (
          <MethodSummary methods={line.methods} />
        ) : (
          <StandingBadge standing={line.standing} inList />
        )}
      </Cell>
      <Cell cell="wide" className="text-right">
        {line.payments}
      </Cell>
      <Cell cell="when">{last === null ? t("never") : <Time at={last.at} format="date" />}</Cell>
      <Cell cell="arrow">{last === null ? null : <BucketArrow of={last} />}</Cell>
      <Cell cell="money">
        {last === null ? null : <BucketAmount of={last} showCurrency={last.currency !== currency} />}
      </Cell>
    </Row>
  );
}
