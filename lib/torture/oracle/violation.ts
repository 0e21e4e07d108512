/** What a run must never end in, nor come through. */
export const VIOLATIONS = [
  "doubled effect",
  "misreported",
  "event lost",
  "mail",
  "audit",
  "stuck",
  "unexpected error",
] as const;
export type ViolationKind = (typeof VIOLATIONS)[number];

export type Violation = { kind: ViolationKind; detail: string };
