"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { useTranslations } from "use-intl";
import { PeopleUnread } from "@/components/team/people-unread";
import { PageHeader } from "@/components/ui/page-header";

export default function Failed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("people");
  const router = useRouter();
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <>
      <PageHeader title={t("title")} />
      <PeopleUnread caseNumber={error.digest} onAgain={again} />
    </>
  );
}
