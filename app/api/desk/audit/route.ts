import { getHandler } from "@/app/_server/get-handler";
import { auditFilterOf, auditList } from "@/components/audit/audit-list";
import { placeOf } from "@/components/lists/define-list";
import { type AuditPage, listAudit } from "@/lib/audit/queries";

/** The log's own address: one page of entries, the newest first. */
export const GET = getHandler<AuditPage>({
  permission: "audit.read",
  run: (ctx, { search }) => {
    const asked = auditList.address.read(search);
    return listAudit(ctx, auditFilterOf(asked), placeOf(asked));
  },
});
