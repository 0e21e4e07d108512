"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatTime } from "@/lib/i18n/format";
import { PERIODS } from "@/lib/overview/flows";
import type { Overview as OverviewData } from "@/lib/overview/overview";
import { addressOf, oneOf } from "../address/params";
import { useAddress } from "../address/use-address";
import { useNow } from "../board/use-now";
import { fetchJson, RequestFailed } from "../live/fetch-json";
import { useDesk } from "../shell/desk-context";
import { Button } from "../ui/button";
import { ErrorState } from "../ui/error-state";
import { LateNotice } from "../ui/late-notice";
import { apart } from "../ui/later";
import { HoldsLapsing } from "./holds-lapsing";
import { NeedsHeader } from "./needs-header";
import { NeedsList } from "./needs-list";
import { overviewKey } from "./overview-key";
import { OverviewLoading } from "./overview-loading";
import { Waiting } from "./waiting";

// A desk is new only once.
const FirstSteps = apart(() => import("./first-steps"));
// What is to be done comes first.
const Money = apart(() => import("./money"));
const Latest = apart(() => import("./latest"));

const ADDRESS = addressOf({ by: oneOf(PERIODS, "day") });

/** Deadlines pass and days end without anybody telling. */
const READ_AGAIN_MS = 60_000;

/** What needs somebody, what moved, what lapses and what happened last. */
export function Overview() {
  const t = useTranslations("overview.error");
  const locale = useLocale();
  const { zone } = useDesk();
  const [{ by: period }, write] = useAddress(ADDRESS);
  const overview = useQuery({
    queryKey: overviewKey(period),
    queryFn: ({ signal }) => fetchJson<OverviewData>(`/api/desk/overview?by=${period}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: READ_AGAIN_MS,
    meta: { alsoOn: ["contacts", "mails", "settings"] },
  });
  const onPeriod = useCallback((by: OverviewData["period"]) => write({ by }), [write]);
  const again = () => void overview.refetch();
  if (overview.data === undefined) {
    if (!overview.isError) return <OverviewLoading />;
    const { error } = overview;
    return (
      <ErrorState
        title={t("title")}
        stillTrue={t("still")}
        caseNumber={error instanceof RequestFailed ? (error.caseNumber ?? undefined) : undefined}
        actions={<Button onClick={again}>{t("again")}</Button>}
      />
    );
  }
  return (
    <>
      {overview.isError ? (
        <LateNotice
          tone="warn"
          title={t("staleTitle")}
          className="mb-5"
          live
          action={
            <Button size="sm" onClick={again}>
              {t("again")}
            </Button>
          }
        >
          {t("stale", { time: formatTime(new Date(overview.dataUpdatedAt), "time", { zone, locale }) })}
        </LateNotice>
      ) : null}
      <Body data={overview.data} period={period} onPeriod={onPeriod} />
    </>
  );
}

type BodyProps = {
  data: OverviewData;
  period: OverviewData["period"];
  onPeriod: (period: OverviewData["period"]) => void;
};

function Body({ data, period, onPeriod }: BodyProps) {
  const now = useNow(data);
  if (data.firstSteps !== null && data.needs.length === 0) {
    return <FirstSteps steps={data.firstSteps} />;
  }
  return (
    <>
      <NeedsHeader needs={data.needs} today={data.today} />
      <NeedsList needs={data.needs} now={now} />
      <Waiting count={data.waiting} />
      <div className="mt-9 grid gap-x-14 gap-y-9 lg:grid-cols-[minmax(0,1.62fr)_minmax(0,1fr)]">
        <Money data={data} period={period} onPeriod={onPeriod} />
        <div className="min-w-0">
          <HoldsLapsing holds={data.holds} now={now} />
          <Latest facts={data.latest} today={data.today} />
        </div>
      </div>
    </>
  );
}
