"use client";

import { useTranslations } from "use-intl";
import type { ActionError } from "@/lib/action-result";
import { Failure } from "../ui/failure";
import { Notice } from "../ui/notice";

/** Why a payment was not asked for, or that this is not known. The review has no fields, so it says of these as well that something is wrong. */
export function PaymentFailure({ of }: { of: ActionError | null }) {
  const t = useTranslations("payments");
  if (of?.kind === "invalid") {
    return (
      <Notice tone="bad" live title={t("notSent")} className="mt-5 max-w-xl">
        {t("kept")}
      </Notice>
    );
  }
  return (
    <Failure of={of} title={t("notSent")} doubt={t("maybeAsked")} className="mt-5 max-w-xl">
      {t("kept")}
    </Failure>
  );
}
