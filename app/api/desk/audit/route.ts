import { getHandler } from "@/app/_server/get-handler";
import { AUDIT_ADDRESS } from "@/components/audit/address";
import { type AuditPage, listAudit } from "@/lib/audit/queries";

export const GET = getHandler<AuditPage>({
  permission: "audit.read",
  run: (ctx, { search }) => listAudit(ctx, AUDIT_ADDRESS.read(search), search.get("after")),
});
