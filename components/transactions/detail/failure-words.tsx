"use client";

import { useTranslations } from "use-intl";
import type { Explanation } from "@/lib/transactions/explain";

/** Why it failed, in plain words as far as the reason is known, and what to do then. */
export function FailureWords({ failure, name }: { failure: Explanation; name: string }) {
  const t = useTranslations("transactions.explain");
  const { reason, said, side } = failure;
  if (said === "") return <p>{t("unsaid")}</p>;
  return (
    <>
      {reason === null ? null : (
        <p>
          {t(`reasons.${reason}`, { side })} {t(`steps.${reason}`, { side, name })}
        </p>
      )}
      <p className={reason === null ? "" : "mt-1.5 text-xs text-muted"}>
        {said.includes(" ") ? t("refused", { word: said }) : t("said", { word: said })}
      </p>
      {reason === null ? <p className="mt-1.5 text-xs text-muted">{t("unknown")}</p> : null}
    </>
  );
}
