"use client";

import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { ErrorState } from "../ui/error-state";

/** A part of the settings that could not be read: what is still true, the number to ask by, and again. */
export function Unread({ caseNumber, onAgain }: { caseNumber: string | undefined; onAgain: () => void }) {
  const t = useTranslations("settings.error");
  return (
    <ErrorState
      title={t("title")}
      stillTrue={t("still")}
      caseNumber={caseNumber}
      actions={
        <Button size="sm" onClick={onAgain}>
          {t("again")}
        </Button>
      }
    />
  );
}
