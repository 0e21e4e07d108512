"use client";

import { useTranslations } from "use-intl";
import type { FieldProblem } from "@/lib/errors";

type Key = Parameters<ReturnType<typeof useTranslations<"errors">>>[0];

/** The sentence of a problem; one that has none yet is said in general rather than as a code. */
export function useProblemText() {
  const t = useTranslations("errors");
  return (problem: FieldProblem | undefined): string | undefined => {
    if (problem === undefined) return undefined;
    const key = (t.has(problem.key as Key) ? problem.key : "not_understood") as Key;
    return t(key, problem.values as never);
  };
}
