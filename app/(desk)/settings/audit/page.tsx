import type { Metadata } from "next";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { auditFilterOf, auditList } from "@/components/audit/audit-list";
import { AuditLog } from "@/components/audit/audit-log";
import { placeOf } from "@/components/lists/define-list";
import { viewsKey } from "@/components/lists/views-key";
import { listAudit } from "@/lib/audit/queries";
import { readViews } from "@/lib/views/queries";
import { viewActions } from "../../_lists/view-actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT("audit"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const ctx = await pageContext();
  if (!(await maySee(ctx, "audit.read"))) return <NoRight title={(await getT("audit"))("title")} />;
  const search = auditList.address.read(await searchParams);
  const [log, views] = await Promise.all([
    listAudit(ctx, auditFilterOf(search), placeOf(search)),
    readViews(ctx, auditList.list),
  ]);
  return (
    <WithData
      queries={[
        { queryKey: auditList.key(search), data: log },
        { queryKey: viewsKey(auditList.list), data: views },
      ]}
    >
      <AuditLog actions={viewActions} />
    </WithData>
  );
}
