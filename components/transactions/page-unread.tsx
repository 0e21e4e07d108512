"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { ErrorState } from "../ui/error-state";

type PageUnreadProps = { what: "listTitle" | "oneTitle"; caseNumber: string | undefined; onAgain: () => void };

/** The server could not read the page: what is still true, the number to ask by, and again. */
export function PageUnread({ what, caseNumber, onAgain }: PageUnreadProps) {
  const t = useTranslations("transactions.error");
  const router = useRouter();
  const again = () =>
    startTransition(() => {
      router.refresh();
      onAgain();
    });
  return (
    <ErrorState
      title={t(what)}
      stillTrue={t("stillTrue")}
      caseNumber={caseNumber}
      actions={<Button onClick={again}>{t("again")}</Button>}
    />
  );
}
