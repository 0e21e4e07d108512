"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";

export default function Failed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("links");
  return (
    <>
      <PageHeader title={t("title")} />
      <ErrorState
        title={t("unreadMails")}
        stillTrue={t("stillTrue")}
        caseNumber={error.digest}
        actions={
          <Button size="sm" onClick={reset}>
            {t("again")}
          </Button>
        }
      />
    </>
  );
}
