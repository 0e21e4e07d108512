"use client";

import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { type ActionError, isDoubt } from "@/lib/action-result";
import { Disc, UNKNOWN } from "../transactions/disc";
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

/** The same in one line, below a button that was pressed. */
export function FailureNote({ of, className }: { of: ActionError | null; className?: string }) {
  const say = useProblemText();
  if (of === null) return null;
  return (
    <p
      role="alert"
      className={cn("mt-2 flex gap-1.5 text-xs", isDoubt(of) ? "text-unknown" : "text-danger", className)}
    >
      {isDoubt(of) ? <Disc className="mt-px">{UNKNOWN}</Disc> : <TriangleAlert className="mt-0.5 size-3.5! stroke-2" />}
      <span className="min-w-0 text-pretty">{say(of)}</span>
    </p>
  );
}
