import { type ColumnOf, defineColumns, type Layout } from "@/lib/lists/columns";

/** What the audit log can show of each entry. `action`: the closed word of lib/audit/actions.ts; `request`: by which the logs find it. */
export const auditColumns = defineColumns({
  usual: ["time", "who", "what", "about", "outcome"],
  more: ["action", "request"],
  always: "what",
});
export type AuditColumn = ColumnOf<typeof auditColumns>;
export type AuditLayout = Layout<AuditColumn>;
