import { choice, type DayFilter, days, NO_DAYS, word } from "@/lib/lists/operators";
import { printLine, type SearchLanguage, type SearchWords } from "@/lib/lists/search-line";
import type { AuditAction } from "./actions";

export const AUDIT_OUTCOMES = ["done", "refused", "unclear"] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

export const AUDIT_GROUPS = [
  "payments",
  "contacts",
  "mails",
  "people",
  "sessions",
  "settings",
  "webhooks",
  "reading",
] as const;
export type AuditGroup = (typeof AUDIT_GROUPS)[number];

export const AUDIT_VIEWS = ["all", "refused"] as const;
export type AuditView = (typeof AUDIT_VIEWS)[number];

/** What the audit log is narrowed down to, pure: shared by server and browser. */
export type AuditSearch = DayFilter & {
  /** What it was done to: ids of ours, references, names of settings; each must be true of it. */
  text: string;
  groups: AuditGroup[];
  outcomes: AuditOutcome[];
  /** A piece of the name of who did it. */
  by: string | null;
};
export type AuditFilter = AuditSearch & { view: AuditView };

export const AUDIT_SEARCH: SearchLanguage<AuditSearch> = {
  nothing: { text: "", groups: [], outcomes: [], by: null, ...NO_DAYS },
  operators: {
    by: word("by", "by", "name"),
    what: choice("groups", "what", AUDIT_GROUPS, "choice"),
    outcome: choice("outcomes", "outcome", AUDIT_OUTCOMES, "choice"),
    ...days,
  },
};

export const printAuditSearch = (filter: AuditSearch, words: SearchWords): string =>
  printLine(AUDIT_SEARCH, filter, words);

/** Every action is in one group: a new one that is in none is a type error. */
const GROUP_OF: Record<AuditAction, AuditGroup> = {
  sign_in: "sessions",
  sign_out: "sessions",
  sign_out_everywhere: "sessions",
  "contact.create": "contacts",
  "contact.update": "contacts",
  "contact.send_again": "contacts",
  "contact.confirm": "contacts",
  "contact.export": "contacts",
  "bank_account.add": "contacts",
  "card.request": "contacts",
  "payment_method.remove": "contacts",
  "transaction.create": "payments",
  "transaction.capture": "payments",
  "transaction.cancel": "payments",
  "transaction.withdraw": "payments",
  "transaction.check": "payments",
  "transaction.adopt": "payments",
  "transaction.give_link": "payments",
  "transaction.export": "payments",
  "view.save": "reading",
  "view.remove": "reading",
  "operation.resolve": "payments",
  "contradiction.settle": "payments",
  "mail.send": "mails",
  "mail.cancel": "mails",
  "mail.export": "mails",
  "link.export": "mails",
  "mail_template.save": "settings",
  "merchant_account.save": "settings",
  "person.save": "people",
  "person.sessions_end": "people",
  "calendar.make": "people",
  "calendar.end": "people",
  "setting.save": "settings",
  "webhook.register": "webhooks",
  "webhook.remove": "webhooks",
  "webhook.check": "webhooks",
  "webhook.replay": "webhooks",
  "webhook.export": "webhooks",
  "webhook.apply_again": "webhooks",
  "event.export": "webhooks",
  "self_check.start": "webhooks",
  "self_check.cancel": "webhooks",
  "jetpay.test": "settings",
  "audit.export": "reading",
  read: "reading",
};

export const actionsIn = (group: AuditGroup): AuditAction[] =>
  (Object.keys(GROUP_OF) as AuditAction[]).filter((action) => GROUP_OF[action] === group);

export const isAuditAction = (word: string): word is AuditAction => word in GROUP_OF;

/** Where the subject of an action can be looked at; null where it has no page of its own. */
export function pageOf(action: string, subjectId: string | null): string | null {
  if (subjectId === null || !isAuditAction(action)) return null;
  const group = GROUP_OF[action];
  if (group === "payments" || group === "mails") return `/transactions/${subjectId}`;
  if (group === "contacts") return `/contacts/${subjectId}`;
  if (group === "people" || group === "sessions") return "/settings/people";
  return null;
}
