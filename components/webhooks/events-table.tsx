"use client";

import { CircleAlert, CircleCheck, CircleDashed } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "use-intl";
import type { EventLine } from "@/lib/webhooks/events";
import { Cell, Head, Ledger, Row } from "../ui/ledger";
import { Time } from "../ui/time";

/** On a phone: what it speaks of and its id, when it was heard and what became of it. */
export function EventsTable({ rows, busy }: { rows: readonly EventLine[]; busy: boolean }) {
  const t = useTranslations("events");
  const head = (
    <>
      <Head cell="when">{t("column.heard")}</Head>
      <Head cell="who">{t("column.about")}</Head>
      <Head cell="wide">{t("column.type")}</Head>
      <Head cell="state">{t("column.state")}</Head>
      <Head cell="wide">{t("column.happened")}</Head>
      <Head cell="money">{t("column.id")}</Head>
    </>
  );
  return (
    <Ledger label={t("title")} head={head} aria-busy={busy}>
      <tbody>
        {rows.map((event) => (
          <EventRow key={event.id} event={event} />
        ))}
      </tbody>
    </Ledger>
  );
}

function EventRow({ event }: { event: EventLine }) {
  return (
    <Row compact className="relative">
      <Cell cell="when">
        <Time at={event.heardAt} format="dayTime" />
      </Cell>
      <Cell cell="who">
        <About event={event} />
      </Cell>
      <Cell cell="wide" className="mono text-xs">
        {event.type}
      </Cell>
      <Cell cell="state">
        <Became event={event} />
      </Cell>
      <Cell cell="wide" className="text-xs text-muted">
        <Time at={event.happenedAt} format="dayTime" />
      </Cell>
      <Cell cell="money" className="mono text-xs text-muted">
        {event.id}
      </Cell>
    </Row>
  );
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
