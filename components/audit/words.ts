"use client";

import { useTranslations } from "use-intl";
import type { AuditLine } from "@/lib/audit/queries";
import { keyOf } from "./key-of";

/** What was done, or was to be done where it was refused, in a few words. */
export function useAuditWords(): (of: Pick<AuditLine, "action" | "data">) => string {
  const t = useTranslations("audit");
  return (of) => {
    const key = keyOf(of);
    return key === null ? of.action : t(key);
  };
}
