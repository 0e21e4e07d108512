import {
  AUDIT_GROUPS,
  AUDIT_OUTCOMES,
  AUDIT_VIEWS,
  type AuditFilter,
  type AuditSearch,
  type AuditView,
} from "@/lib/audit/filter";
import { known, listOf, named } from "../address/params";
import { defineList, type ListSearch } from "../lists/define-list";
import { DAYS, TEXT, words } from "../lists/filter-params";

type Search = ListSearch<AuditSearch, AuditView>;

export const auditList = defineList<AuditSearch, AuditView>({
  list: "audit",
  topic: "audit",
  path: "/settings/audit",
  api: "/api/desk/audit",
  views: AUDIT_VIEWS,
  filter: {
    text: TEXT,
    groups: named("group", listOf(known(AUDIT_GROUPS))),
    outcomes: named("outcome", listOf(known(AUDIT_OUTCOMES))),
    by: words("by"),
    ...DAYS,
  },
});

export const auditFilterOf = ({ filter, view }: Search): AuditFilter => ({ ...filter, view });
