"use client";

import { useTranslations } from "use-intl";
import { RequestFailed } from "../../live/fetch-json";
import { Button } from "../../ui/button";
import { ErrorState } from "../../ui/error-state";
import { SkeletonRows } from "../../ui/skeleton";

/** In the place of a list that was never read: it is being read, or could not be. */
export default function Unread({ error, onAgain }: { error: Error | null; onAgain: () => void }) {
  const t = useTranslations("transactions.error");
  if (error === null) return <SkeletonRows rows={12} />;
  return (
    <ErrorState
      title={t("listTitle")}
      stillTrue={t("stillTrue")}
      caseNumber={error instanceof RequestFailed ? (error.caseNumber ?? undefined) : undefined}
      actions={<Button onClick={onAgain}>{t("again")}</Button>}
    />
  );
}
