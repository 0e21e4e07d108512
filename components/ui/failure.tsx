"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { type ActionError, isDoubt } from "@/lib/action-result";
import { cn } from "./cn";
import { Notice } from "./notice";
import { useProblemText } from "./problem-text";

type FailureProps = {
  of: ActionError | null;
  /** What did not happen, where that is certain: "Nothing was mailed". */
  title?: string;
  /** That it may have happened, where that is not known. */
  doubt?: string;
  /** After the reason: what was kept. */
  children?: ReactNode;
  /** There are no fields beside which to say what is wrong with one. */
  fieldless?: boolean;
  className?: string;
};

/** Why something was not done; or, in plum, that it is not known whether it was. What is wrong with a field stands beside it. */
export function Failure({ of, title, doubt, children, fieldless = false, className }: FailureProps) {
  const t = useTranslations("common");
  const say = useProblemText();
  if (of === null || (of.kind === "invalid" && !fieldless)) return null;
  return (
    <Notice
      tone={isDoubt(of) ? "doubt" : "bad"}
      title={isDoubt(of) ? (doubt ?? t("maybeDone")) : (title ?? t("notDone"))}
      className={cn(className)}
      live
    >
      {say(of)} {children}
    </Notice>
  );
}
