"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "use-intl";
import { RequestFailed } from "../live/fetch-json";
import { Button } from "../ui/button";
import { ErrorState } from "../ui/error-state";
import { Notice } from "../ui/notice";

type Reading = { isError: boolean; error: Error | null; data: unknown; refetch: () => Promise<unknown> };

/** Says when the last reading of a mail failed: alone where there is nothing to show, above what was read before otherwise. */
export function ReadState({ query }: { query: Reading }) {
  const t = useTranslations("links");
  if (!query.isError) return null;
  const again = (
    <Button size="sm" onClick={() => void query.refetch()}>
      <RotateCw />
      {t("again")}
    </Button>
  );
  if (query.data !== undefined) {
    return (
      <Notice tone="warn" title={t("unreadMail")} action={again} className="mb-4" live>
        {t("shownBefore")}
      </Notice>
    );
  }
  const caseNumber = query.error instanceof RequestFailed ? query.error.caseNumber : null;
  return (
    <ErrorState
      title={t("unreadMail")}
      stillTrue={t("stillTrue")}
      caseNumber={caseNumber ?? undefined}
      actions={again}
    />
  );
}
