import { getT } from "@/app/_server/i18n";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";

export default async function Loading() {
  return (
    <>
      <PageHeader title={(await getT("alerts"))("title")} />
      <SkeletonRows rows={5} />
    </>
  );
}
