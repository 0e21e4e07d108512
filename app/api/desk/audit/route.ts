import { getHandler } from "@/app/_server/get-handler";
import { readParams } from "@/components/address/params";
import { AUDIT_ADDRESS } from "@/components/audit/address";
import { type AuditPage, listAudit } from "@/lib/audit/queries";

export const GET = getHandler<AuditPage>({
  permission: "audit.read",
  run: (ctx, { search }) => listAudit(ctx, readParams(AUDIT_ADDRESS, search), search.get("after")),
});
