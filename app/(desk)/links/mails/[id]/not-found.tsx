import type { Route } from "next";
import Link from "next/link";
import { getT } from "@/app/_server/i18n";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default async function MailMissing() {
  const t = await getT("links");
  return (
    <EmptyState
      title={t("mail.missing")}
      action={
        <Link href={"/links/mails" as Route} className={buttonClass()}>
          {t("mail.missingAction")}
        </Link>
      }
    >
      {t("mail.missingBody")}
    </EmptyState>
  );
}
