import { getT } from "@/app/_server/i18n";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";

export default async function Loading() {
  const t = await getT("settings");
  return (
    <>
      <PageHeader title={t("sections.templates")} />
      <SkeletonRows rows={6} />
    </>
  );
}
