"use client";

import { useTranslations } from "use-intl";
import { RequestFailed } from "../live/fetch-json";
import { Button } from "../ui/button";
import { ErrorState } from "../ui/error-state";

/** In the place of a list that was never read, for it could not be. */
export default function Unread({ error, onAgain }: { error: Error; onAgain: () => void }) {
  const t = useTranslations("lists.error");
  return (
    <ErrorState
      title={t("title")}
      stillTrue={t("still")}
      caseNumber={error instanceof RequestFailed ? (error.caseNumber ?? undefined) : undefined}
      actions={<Button onClick={onAgain}>{t("again")}</Button>}
    />
  );
}
