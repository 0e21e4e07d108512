import Link from "next/link";
import { getT } from "@/app/_server/i18n";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";

export default async function Missing() {
  const t = await getT("contacts");
  return (
    <>
      <PageHeader title={t("title")} />
      <EmptyState
        title={t("page.missing")}
        action={
          <Link href={{ pathname: "/contacts" }} className={buttonClass()}>
            {t("page.back")}
          </Link>
        }
      >
        {t("page.missingHint")}
      </EmptyState>
    </>
  );
}
