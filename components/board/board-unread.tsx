"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { ErrorState } from "../ui/error-state";

/** The server could not read the holds: what is still true, the number to ask by, and again. */
export function BoardUnread({ caseNumber, onAgain }: { caseNumber: string | undefined; onAgain: () => void }) {
  const t = useTranslations("board.error");
  const router = useRouter();
  const again = () =>
    startTransition(() => {
      router.refresh();
      onAgain();
    });
  return (
    <ErrorState
      title={t("title")}
      stillTrue={t("still")}
      caseNumber={caseNumber}
      actions={<Button onClick={again}>{t("again")}</Button>}
    />
  );
}
