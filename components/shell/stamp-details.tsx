"use client";

import type { ReactNode } from "react";
import { useLocale, useTimeZone, useTranslations } from "use-intl";
import { formatTime } from "@/lib/i18n/format";
import type { StampProps } from "./stamp";

/** What the stamp stands for, in sentences and figures. */
export default function StampDetails({ time, ...stamp }: StampProps & { time: string | null }) {
  const t = useTranslations("stamp");
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  const when = (iso: string) => formatTime(new Date(iso), "dayTime", { zone, locale });
  return (
    <div className="text-sm">
      <div className="p-4">
        <p className="font-medium text-strong">{headline()}</p>
        <p className="mt-1 text-pretty">{explanation()}</p>
      </div>
      <dl className="border-t px-4 py-2.5">
        <Line term={t("eventsWaiting")}>{t("events", { count: stamp.waiting })}</Line>
        {stamp.unknown ? <Line term={t("unknownPayments")}>{t("payments", { count: stamp.unknown })}</Line> : null}
        {stamp.oldestWaiting ? <Line term={t("oldest")}>{when(stamp.oldestWaiting)}</Line> : null}
        {stamp.lastHeard ? <Line term={t("lastHeard")}>{when(stamp.lastHeard)}</Line> : null}
        <Line term={t("lastCheck")}>{stamp.lastCheck ? checkWords(stamp.lastCheck) : t("noCheck")}</Line>
        {stamp.live === undefined ? null : <Line term={t("live")}>{stamp.live ? t("liveOn") : t("liveOff")}</Line>}
      </dl>
    </div>
  );

  function headline(): string {
    if (stamp.why) return t(`title.${stamp.why}`);
    return stamp.status === "waiting" ? t("waitingTitle", { count: stamp.waiting }) : t("okTitle");
  }

  function explanation(): string {
    if (time === null && stamp.status !== "stopped") return t("neverBody");
    if (stamp.why) return t(`body.${stamp.why}`, { time: time ?? t("theBeginning") });
    return stamp.status === "waiting" ? t("waitingBody") : t("okBody", { time: time ?? t("theBeginning") });
  }

  function checkWords(check: { at: string; matched: number; differing: number }): string {
    const counts = [
      t("checkMatched", { count: check.matched }),
      ...(check.differing > 0 ? [t("checkDiffers", { count: check.differing })] : []),
    ];
    return `${when(check.at)} · ${counts.join(", ")}`;
  }
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4 py-1 text-xs">
      <dt className="text-muted">{term}</dt>
      <dd className="text-right text-strong">{children}</dd>
    </div>
  );
}
