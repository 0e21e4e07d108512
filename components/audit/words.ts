"use client";

import { useTranslations } from "use-intl";
import type { AuditAction } from "@/lib/audit/actions";
import { isAuditAction } from "@/lib/audit/filter";
import type { AuditLine } from "@/lib/audit/queries";

type Key<A extends string> = A extends `${infer Family}.${infer Verb}` ? `${Family}_${Verb}` : A;

/** What was done, or was to be done where it was refused, in a few words. */
export function useAuditWords(): (of: Pick<AuditLine, "action">) => string {
  const t = useTranslations("audit.actions");
  return ({ action }) => (isAuditAction(action) ? t(keyOf(action)) : action);
}

/** Keys of messages hold no dots. */
export const keyOf = (action: AuditAction): Key<AuditAction> => action.replace(".", "_") as Key<AuditAction>;
