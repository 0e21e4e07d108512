import { getT } from "@/app/_server/i18n";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";

/** The page keeps its shape while it is read. */
export default async function Loading() {
  const t = await getT("links");
  return (
    <>
      <PageHeader title={t("title")} />
      <SkeletonRows rows={12} className="mt-20" />
    </>
  );
}
