import { exportResponse, formatOf, noFile } from "@/app/_server/export-response";
import { getHandler } from "@/app/_server/get-handler";
import { getT } from "@/app/_server/i18n";
import { auditFilterOf, auditList } from "@/components/audit/audit-list";
import { keyOf } from "@/components/audit/key-of";
import { auditColumns } from "@/lib/audit/audit-columns";
import { exportAudit } from "@/lib/audit/export";

/** The log's own address, with `&format=csv|xlsx&columns=time,who,…`: the file of it. */
export const GET = getHandler<Response>({
  permission: "audit.read",
  run: async (ctx, request) => {
    const [t, tLists] = await Promise.all([getT("audit"), getT("lists")]);
    const { search } = request;
    const asked = auditList.address.read(search);
    const columns = auditColumns.inFile(asked.columns);
    const made = await exportAudit(
      ctx,
      { filter: auditFilterOf(asked), columns, format: formatOf(search) },
      {
        title: t("title"),
        column: (column) => t(`columns.${column}`),
        action: (of) => {
          const key = keyOf(of);
          return key === null ? of.action : t(key);
        },
        outcome: (outcome) => t(`outcomes.${outcome}`),
        note: (note) => tLists(`export.notes.${note}`),
      },
    );
    return exportResponse(ctx, made, "audit", request);
  },
});

export const HEAD = getHandler<Response>({ permission: "audit.read", run: noFile });
