"use client";

import { useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import type { ActionError } from "@/lib/action-result";
import { useProblemText } from "./problem-text";

/** Why nothing was sent; what was typed is kept. */
export function Failure({ error }: { error: ActionError }) {
  const t = useTranslations("payments");
  const say = useProblemText();
  return (
    <Notice tone={error.kind === "unexpected" ? "warn" : "bad"} live title={t("notSent")} className="mt-5 max-w-xl">
      {error.kind === "invalid" ? null : `${say({ key: error.key, values: error.values }) ?? ""} `}
      {t("kept")}
    </Notice>
  );
}
