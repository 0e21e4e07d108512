"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";

export default function Failed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("contacts");
  return (
    <>
      <PageHeader title={t("title")} back={{ href: "/contacts", label: t("page.back") }} />
      <ErrorState
        title={t("page.failed")}
        stillTrue={t("list.failedHint")}
        caseNumber={error.digest}
        actions={
          <Button size="sm" onClick={reset}>
            {t("list.again")}
          </Button>
        }
      />
    </>
  );
}
