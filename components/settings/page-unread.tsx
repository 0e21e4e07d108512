"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { useTranslations } from "use-intl";
import { PageHeader } from "../ui/page-header";
import { Unread } from "./unread";

/** The server could not read a page of the settings. */
export function PageUnread({ caseNumber, onAgain }: { caseNumber: string | undefined; onAgain: () => void }) {
  const t = useTranslations("settings");
  const router = useRouter();
  const again = () =>
    startTransition(() => {
      router.refresh();
      onAgain();
    });
  return (
    <>
      <PageHeader title={t("title")} />
      <Unread caseNumber={caseNumber} onAgain={again} />
    </>
  );
}
