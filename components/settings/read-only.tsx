"use client";

import { Lock } from "lucide-react";
import { useTranslations } from "use-intl";
import { allows } from "@/lib/permissions";
import { useDesk } from "../shell/desk-context";

/** Whether the person may change settings; the server checks again. */
export function useMayWrite(): boolean {
  const { person } = useDesk();
  return allows(person.role, "settings.write");
}

/** Why the fields are locked, above them. */
export function ReadOnly() {
  const t = useTranslations("settings");
  return useMayWrite() ? null : (
    <p className="mb-4 flex items-center gap-1.5 text-muted">
      <Lock className="size-3.5 stroke-2" />
      {t("readOnly")}
    </p>
  );
}
