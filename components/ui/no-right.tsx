"use client";

import { useTranslations } from "use-intl";
import { useDesk } from "../shell/desk-context";
import { EmptyState } from "./empty-state";
import { PageHeader } from "./page-header";

/** A page the person's role does not open: said plainly, with who can change that. The attempt has been recorded. */
export function NoRight({ title }: { title: string }) {
  const t = useTranslations("common");
  const { person } = useDesk();
  return (
    <>
      <PageHeader title={title} />
      <EmptyState title={t("noRight")}>{t("noRightHint", { role: t(`role.${person.role}`) })}</EmptyState>
    </>
  );
}
