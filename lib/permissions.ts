/** Who may do what. Checked by every action, handler and verb; the screen only mirrors it. */
export const ROLES = ["viewer", "preparer", "approver", "administrator"] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = [
  "desk.read",
  "contacts.write",
  "payouts.create",
  "links.create",
  "charges.create",
  "authorizations.create",
  "authorizations.capture",
  "transactions.cancel",
  "transactions.adopt",
  "lists.export",
  "doubts.look",
  "doubts.deny",
  "mails.send",
  "views.share",
  "views.manage",
  "audit.read",
  "settings.read",
  "settings.write",
  "people.manage",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const VIEWER = ["desk.read"] as const satisfies Permission[];
const PREPARER = [
  ...VIEWER,
  "contacts.write",
  "payouts.create",
  "links.create",
  "charges.create",
  "authorizations.create",
  "authorizations.capture",
  "transactions.cancel",
  "transactions.adopt",
  "lists.export",
  "doubts.look",
  "mails.send",
  "views.share",
] as const satisfies Permission[];
const APPROVER = [...PREPARER, "doubts.deny", "audit.read", "settings.read"] as const satisfies Permission[];

const GRANTS: Record<Role, ReadonlySet<Permission>> = {
  viewer: new Set(VIEWER),
  preparer: new Set(PREPARER),
  approver: new Set(APPROVER),
  administrator: new Set(PERMISSIONS),
};

export const allows = (role: Role, permission: Permission): boolean => GRANTS[role].has(permission);
