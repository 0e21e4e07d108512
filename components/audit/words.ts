"use client";

import { useTranslations } from "use-intl";
import { isAuditAction } from "@/lib/audit/filter";
import type { AuditLine } from "@/lib/audit/queries";
import { keyOf } from "./key-of";

/** What was done, or was to be done where it was refused, in a few words. */
export function useAuditWords(): (of: Pick<AuditLine, "action">) => string {
  const t = useTranslations("audit.actions");
  return ({ action }) => (isAuditAction(action) ? t(keyOf(action)) : action);
}
