"use client";

import { CircleCheck, CircleSlash } from "lucide-react";
import { useTranslations } from "use-intl";
import type { DeliveryLine } from "@/lib/webhooks/deliveries";
import { Cell, Head, Ledger, Row } from "../ui/ledger";
import { Time } from "../ui/time";
import { useOutcomeWords } from "./use-outcome-words";

type DeliveriesTableProps = { rows: readonly DeliveryLine[]; busy: boolean };

/** On a phone: outcome and events, time and ids. */
export function DeliveriesTable({ rows, busy }: DeliveriesTableProps) {
  const t = useTranslations("settings.webhooks");
  const head = (
    <>
      <Head cell="state">{t("columns.time")}</Head>
      <Head cell="who">{t("columns.outcome")}</Head>
      <Head cell="when">{t("columns.ids")}</Head>
      <Head cell="wide">{t("columns.from")}</Head>
      <Head cell="wide" className="text-right!">
        {t("columns.size")}
      </Head>
      <Head cell="money">{t("columns.events")}</Head>
    </>
  );
  return (
    <Ledger label={t("deliveries")} head={head} aria-busy={busy}>
      <tbody>
        {rows.map((row) => (
          <DeliveryRow key={row.id} row={row} />
        ))}
      </tbody>
    </Ledger>
  );
}

function DeliveryRow({ row }: { row: DeliveryLine }) {
  const t = useTranslations("settings.webhooks");
  const stored = row.outcome === "stored";
  return (
    <Row compact>
      <Cell cell="state" className="text-xs text-muted">
        <Time at={row.receivedAt} format="dateTime" />
      </Cell>
      <Cell cell="who" className="font-normal! whitespace-normal!">
        <span
          className={`flex items-center gap-1.75 ${stored ? "text-normal" : "text-danger"}`}
          title={String(row.httpStatus)}
        >
          {stored ? (
            <CircleCheck className="size-3.5 stroke-2 text-done" />
          ) : (
            <CircleSlash className="size-3.5 stroke-2" />
          )}
          <Outcome outcome={row.outcome} />
        </span>
      </Cell>
      <Cell cell="when">
        <Ids first={row.firstEventId} last={row.lastEventId} />
      </Cell>
      <Cell cell="wide" className="text-xs text-muted">
        {row.address?.replace(/^::ffff:/, "") ?? t("noAddress")}
      </Cell>
      <Cell cell="wide" className="text-right text-xs text-muted">
        {t("bytes", { count: row.bytes })}
      </Cell>
      <Cell cell="money" className="text-xs text-muted">
        {stored ? <Counts row={row} /> : <Times row={row} />}
      </Cell>
    </Row>
  );
}

function Outcome({ outcome }: { outcome: string }) {
  return useOutcomeWords()(outcome);
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
