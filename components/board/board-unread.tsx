"use client";

import { useTranslations } from "use-intl";
import { RequestFailed } from "../live/fetch-json";
import { Button } from "../ui/button";
import { ErrorState } from "../ui/error-state";

/** In the place of a board that could not be read. */
export default function BoardUnread({ error, onAgain }: { error: Error; onAgain: () => unknown }) {
  const t = useTranslations("board.error");
  return (
    <ErrorState
      title={t("title")}
      stillTrue={t("still")}
      caseNumber={error instanceof RequestFailed ? (error.caseNumber ?? undefined) : undefined}
      actions={<Button onClick={() => void onAgain()}>{t("again")}</Button>}
    />
  );
}
