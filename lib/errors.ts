import type { Permission } from "./permissions";

/** A sentence to say beside a field: a key of the `errors` messages and what fills it in. */
export type FieldProblem = { key: string; values?: Record<string, string | number> };
export type FieldProblems = Record<string, FieldProblem>;

/** What the person typed cannot be taken; nothing was changed. */
export class InvalidInput extends Error {
  override readonly name = "InvalidInput";
  readonly fields: FieldProblems;
  constructor(fields: FieldProblems) {
    super(`invalid: ${Object.keys(fields).join(", ")}`);
    this.fields = fields;
  }
}

/** The person's role lacks the right. Whoever turns this into an answer also records it in the audit log. */
export class Forbidden extends Error {
  override readonly name = "Forbidden";
  readonly permission: Permission;
  constructor(permission: Permission) {
    super(`missing right: ${permission}`);
    this.permission = permission;
  }
}

export class NotFound extends Error {
  override readonly name = "NotFound";
  constructor(what: string) {
    super(`${what} not found`);
  }
}

/** Too much of it is being done at this moment; nothing was done, and a moment later it may be. */
export class Busy extends Error {
  override readonly name = "Busy";
}

/** What the person saw is no longer so, or the state does not permit it. `key` names the sentence in `errors`. */
export class Conflict extends Error {
  override readonly name = "Conflict";
  readonly key: string;
  readonly values: Record<string, string | number>;
  constructor(key: string, values: Record<string, string | number> = {}) {
    super(`conflict: ${key}`);
    this.key = key;
    this.values = values;
  }
}
