import { getT } from "@/app/_server/i18n";
import { PageHeader } from "@/components/ui/page-header";
import { Bar, SkeletonRows } from "@/components/ui/skeleton";

export default async function Loading() {
  const t = await getT("contacts");
  return (
    <>
      <PageHeader title={<Bar className="h-4! w-56" />} back={{ href: "/contacts", label: t("page.back") }} />
      <SkeletonRows rows={10} className="mt-5 lg:mr-[22rem]" />
    </>
  );
}
