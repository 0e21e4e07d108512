"use client";

import { useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import type { ActionError } from "@/lib/action-result";
import { useProblemText } from "./problem-text";

/** No answer, or a failure on the way to one: it may have been asked for. */
export const isDoubt = (error: ActionError | null): boolean => error?.kind === "unexpected";

/** Why it was not asked for, or that this is not known; what was typed is kept. */
export function Failure({ error }: { error: ActionError }) {
  const t = useTranslations("payments");
  const say = useProblemText();
  const doubt = isDoubt(error);
  return (
    <Notice tone={doubt ? "doubt" : "bad"} live title={t(doubt ? "maybeAsked" : "notSent")} className="mt-5 max-w-xl">
      {error.kind === "invalid" ? null : `${say({ key: error.key, values: error.values }) ?? ""} `}
      {t("kept")}
    </Notice>
  );
}
