"use client";

import { useTranslations } from "use-intl";
import type { ActionError } from "@/lib/action-result";
import { useProblemText } from "../payments/problem-text";
import { Notice } from "../ui/notice";

/** What went wrong with a whole form; what is wrong with a field stands beside it. */
export function Failure({ of, className }: { of: ActionError | null; className?: string }) {
  const t = useTranslations("settings");
  const say = useProblemText();
  if (of === null || of.kind === "invalid") return null;
  const doubt = of.key === "no_answer" || of.key === "jetpay_unclear";
  return (
    <Notice
      tone={doubt ? "doubt" : "bad"}
      title={doubt ? undefined : t("notDone")}
      live
      {...(className ? { className } : {})}
    >
      {say({ key: of.key, values: of.values })}
    </Notice>
  );
}
