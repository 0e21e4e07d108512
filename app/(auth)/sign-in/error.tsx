"use client";

import { RotateCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

export default function Failed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("auth");
  const router = useRouter();
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <ErrorState
      title={t("failed")}
      stillTrue={t("failedHint")}
      caseNumber={error.digest}
      actions={
        <Button size="sm" onClick={again}>
          <RotateCw />
          {t("again")}
        </Button>
      }
    />
  );
}
