"use client";

import { useTranslations } from "use-intl";
import type { TransactionDetail } from "@/lib/transactions/detail";
import type { Explanation } from "@/lib/transactions/explain";

type FailureWordsProps = {
  failure: Explanation;
  of: Pick<TransactionDetail, "contact" | "timeline" | "direction" | "reference">;
};

/** Why it failed, in plain words as far as the reason is known, where the money was, and what to do then. */
export function FailureWords({ failure, of }: FailureWordsProps) {
  const t = useTranslations("transactions.explain");
  const { reason, said, side } = failure;
  const { name } = of.contact;
  const cameBack = of.timeline.some(({ kind, saidState }) => kind === "said" && saidState === "completed");
  const where = side === "unsaid" ? null : t(`where.${of.direction}_${side}`, { name });
  return (
    <>
      {cameBack ? <p className="mb-1.5">{t("returned")}</p> : null}
      {reason === null ? (
        <p>{t(said === null ? "notYet" : said === "" ? "unsaid" : "unknown")}</p>
      ) : (
        <p>
          {t(`reasons.${reason}`, { side })} {t(`steps.${reason}`, { side, name })}
        </p>
      )}
      {where === null ? null : <p className="mt-1.5">{where}</p>}
      {reason === null && said !== null ? (
        <p className="mt-1.5">{t("askJetpay", { reference: of.reference, name })}</p>
      ) : null}
      {said === null || said === "" ? null : (
        <p className="mt-1.5 text-xs text-muted">
          {said.includes(" ") ? t("refused", { word: said }) : t("said", { word: said })}
        </p>
      )}
    </>
  );
}
