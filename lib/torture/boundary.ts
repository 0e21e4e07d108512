/** Between two of these nothing outside the process changes: whatever can befall it befalls it at one of them. */
export const BOUNDARIES = [
  "begin",
  "read",
  "lock",
  "write",
  "enqueue",
  "notify",
  "commit",
  "committed",
  "rollback",
  "call",
  "answer",
  "mail",
  "mailed",
] as const;
export type BoundaryKind = (typeof BOUNDARIES)[number];

/** Where a blow may fall other than by count; of a job nobody knows beforehand whether it calls Jetpay or hands over a mail. */
export type Place = BoundaryKind | "leaving" | "answered";
const EITHER: Partial<Record<Place, readonly BoundaryKind[]>> = {
  leaving: ["call", "mail"],
  answered: ["answer", "mailed"],
};
export const isThere = (place: Place, { kind }: Boundary): boolean => (EITHER[place] ?? [place]).includes(kind);

/** `what` is the table, the endpoint or the statement's first word. */
export type Boundary = { kind: BoundaryKind; what: string };

/** What a statement is about to do. */
export function boundaryOf(text: string): Boundary {
  const statement = text.trim();
  const [verb = ""] = /^\w+/.exec(statement.toLowerCase()) ?? [];
  if (verb === "begin" || verb === "commit" || verb === "rollback") return { kind: verb, what: verb };
  if (statement.includes("graphile_worker.add_job")) return { kind: "enqueue", what: "job" };
  if (statement.includes("pg_notify")) return { kind: "notify", what: "pages" };
  const [, table = verb] = /\b(?:into|update|from)\s+"?(\w+)/i.exec(statement) ?? [];
  if (verb !== "select") return { kind: "write", what: table };
  const locks = /\bfor (no key )?update\b|advisory_xact_lock/i.test(statement);
  return { kind: locks ? "lock" : "read", what: table };
}
