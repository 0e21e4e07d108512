import type { Route } from "next";
import Link from "next/link";
import { getT } from "@/app/_server/i18n";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default async function TransactionMissing() {
  const t = await getT("transactions");
  return (
    <EmptyState
      title={t("missing.title")}
      action={
        <Link href={"/transactions" as Route} className={buttonClass()}>
          {t("missing.action")}
        </Link>
      }
    >
      {t("missing.body")}
    </EmptyState>
  );
}
