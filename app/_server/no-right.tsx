import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { getT } from "./i18n";
import { pageContext } from "./page-context";

/** A page the person's role does not open: said plainly, with who can change that. The attempt has been recorded. */
export async function NoRight({ title }: { title: string }) {
  const [t, { actor }] = await Promise.all([getT("common"), pageContext()]);
  return (
    <>
      <PageHeader title={title} />
      <EmptyState title={t("noRight")}>{t("noRightHint", { role: t(`role.${actor.role}`) })}</EmptyState>
    </>
  );
}
