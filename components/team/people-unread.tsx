"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { ErrorState } from "../ui/error-state";

type PeopleUnreadProps = { caseNumber: string | undefined; onAgain: () => void };

export function PeopleUnread({ caseNumber, onAgain }: PeopleUnreadProps) {
  const t = useTranslations("people");
  return (
    <ErrorState
      title={t("failed")}
      stillTrue={t("failedHint")}
      caseNumber={caseNumber}
      actions={
        <Button size="sm" onClick={onAgain}>
          <RotateCw />
          {t("again")}
        </Button>
      }
    />
  );
}
