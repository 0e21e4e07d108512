"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { Notice } from "../ui/notice";
import { useBoardWords } from "./words";

type SoonNoticeProps = {
  within: number;
  count: number;
  minor: number;
  /** How many lapse within a wider stage, those among them; null where they are all. */
  wider: number | null;
  widerCount: number;
  widerMinor: number;
};

/** That holds lapse within hours, as they are now. Plain values only, so that a minute that changes nothing draws nothing anew. */
export default function SoonNotice({ within, count, minor, wider, widerCount, widerMinor }: SoonNoticeProps) {
  const t = useTranslations("board.soon");
  const { money } = useBoardWords();
  return (
    <Notice
      tone={within === 4 ? "bad" : "warn"}
      title={t("within", { count, sum: money(minor), hours: within })}
      className="mb-5"
    >
      {wider === null ? null : t("wider", { count: widerCount, sum: money(widerMinor), hours: wider })}{" "}
      <Link href="/authorizations/alerts" className="link">
        {t("alerts")}
      </Link>
    </Notice>
  );
}
