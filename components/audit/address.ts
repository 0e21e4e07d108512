import { AUDIT_GROUPS, AUDIT_OUTCOMES, type AuditFilter } from "@/lib/audit/filter";
import { isDay } from "@/lib/lists/days";
import { isUuid } from "@/lib/uuid";
import { addressOf, oneOf, optional, text } from "../address/params";

const day = optional((found) => (isDay(found) ? found : null));

/** The log's address, read alike by the page, its handler and the browser. */
export const AUDIT_ADDRESS = addressOf<AuditFilter>({
  group: oneOf(AUDIT_GROUPS, null),
  outcome: oneOf(AUDIT_OUTCOMES, null),
  person: optional((found) => (isUuid(found) ? found : null)),
  about: text((found) => found.slice(0, 120).replaceAll("\0", "")),
  from: day,
  to: day,
});

/** No live topic: the log is read anew when somebody comes back to it. */
export const auditKey = (search: string) => ["audit", search] as const;
