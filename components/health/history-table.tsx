"use client";

import { useTranslations } from "use-intl";
import type { SelfCheck } from "@/lib/health/self-check";
import { Cell, Head, Ledger, Row } from "../ui/ledger";
import { Time } from "../ui/time";

const COUNTS = ["matched", "healed", "differing", "unreachable"] as const;

/** The runs in figures, the newest first. On a phone: what it was and how many matched, what it came to and when. */
export function HistoryTable({ runs }: { runs: readonly SelfCheck[] }) {
  const t = useTranslations("health.history");
  const head = (
    <>
      <Head cell="when">{t("columns.when")}</Head>
      <Head cell="who">{t("columns.what")}</Head>
      <Head cell="state">{t("columns.state")}</Head>
      {COUNTS.slice(1).map((verdict) => (
        <Head key={verdict} cell="wide" className="text-right!">
          {t(`columns.${verdict}`)}
        </Head>
      ))}
      <Head cell="money">{t("columns.matched")}</Head>
    </>
  );
  return (
    <div className="-mx-3 max-md:-mx-4">
      <Ledger label={t("title")} head={head} bleed={false}>
        <tbody>
          {runs.map((run) => (
            <Row key={run.id} compact>
              <Cell cell="when">
                <Time at={run.startedAt} format="dayTime" />
              </Cell>
              <Cell cell="who" className="font-normal!">
                {run.by === null ? t(`itself.${run.scope}`) : t(`by.${run.scope}`, { name: run.by })}
              </Cell>
              <Cell cell="state" className="text-xs text-muted">
                {t(`states.${run.state}`)}
              </Cell>
              {COUNTS.slice(1).map((verdict) => (
                <Cell key={verdict} cell="wide" className="text-right text-xs tabular-nums">
                  <span className={run[verdict] === 0 ? "text-muted" : "font-medium text-strong"}>
                    {t("number", { count: run[verdict] })}
                  </span>
                </Cell>
              ))}
              <Cell cell="money" className="text-xs tabular-nums">
                {t("matchedOf", { matched: run.matched, total: run.total })}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Ledger>
    </div>
  );
}
