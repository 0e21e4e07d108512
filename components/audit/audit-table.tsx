"use client";

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { pageOf } from "@/lib/audit/filter";
import type { AuditLine } from "@/lib/audit/queries";
import { cn } from "../ui/cn";
import { Cell, Head, Ledger, Row } from "../ui/ledger";
import { Time } from "../ui/time";
import { useAuditWords } from "./words";

export function AuditTable({ rows, busy }: { rows: readonly AuditLine[]; busy: boolean }) {
  const t = useTranslations("audit");
  const head = (
    <>
      <Head cell="when">{t("columns.time")}</Head>
      <Head cell="state">{t("columns.who")}</Head>
      <Head cell="who">{t("columns.what")}</Head>
      <Head cell="wide">{t("columns.about")}</Head>
      <Head cell="money">{t("columns.outcome")}</Head>
    </>
  );
  return (
    <Ledger label={t("title")} head={head} aria-busy={busy}>
      <tbody>
        {rows.map((row) => (
          <Entry key={row.id} of={row} />
        ))}
      </tbody>
    </Ledger>
  );
}

/** Rows differ in height here: what belongs together begins on one line. */
const CELL = "align-top md:py-2.5";
const OUTCOME_COLOURS = { done: "text-muted", refused: "text-danger", unclear: "text-unknown" } as const;

function Entry({ of }: { of: AuditLine }) {
  const t = useTranslations("audit");
  const words = useAuditWords();
  return (
    <Row>
      <Cell cell="when" className={CELL}>
        <Time at={of.at} format="dateTime" />
      </Cell>
      <Cell cell="state" className={CELL}>
        {of.actorName}
      </Cell>
      <Cell cell="who" className={cn(CELL, "font-normal! whitespace-normal!")}>
        <span className="text-strong">{words(of)}</span>
        {of.reason === null ? null : (
          <span className="block text-xs text-pretty text-muted">{t("reason", { reason: of.reason })}</span>
        )}
        <Details of={of} />
      </Cell>
      <Cell cell="wide" className={CELL}>
        <Subject of={of} />
      </Cell>
      <Cell cell="money" className={CELL}>
        <span className={OUTCOME_COLOURS[of.outcome]}>{t(`outcomes.${of.outcome}`)}</span>
      </Cell>
    </Row>
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
