"use client";

import { useTranslations } from "use-intl";
import { CopyButton } from "../ui/copy-button";

/** A start password, this once: the server kept only its hash. */
export function StartPassword({ password }: { password: string }) {
  const t = useTranslations("people.start");
  return (
    <div className="flex items-center gap-3 rounded-md bg-sunken py-3 pr-3 pl-4">
      <code className="mono min-w-0 flex-1 overflow-x-auto text-lg text-strong select-all">{password}</code>
      <CopyButton text={password} label={t("copy")} />
    </div>
  );
}
