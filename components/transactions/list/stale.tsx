"use client";

import { useTranslations } from "use-intl";
import { LateNotice } from "../../ui/late-notice";
import { Time } from "../../ui/time";

/** Above a list that could not be read again; `at`: when it was, in milliseconds. */
export default function Stale({ at }: { at: number }) {
  const t = useTranslations("transactions.error");
  return (
    <LateNotice tone="warn" title={t("staleTitle")} className="mb-3" live>
      {t.rich("stale", { time: () => <Time at={new Date(at)} /> })}
    </LateNotice>
  );
}
