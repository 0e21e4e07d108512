import type { StoredFact } from "./timeline";

/**
 * Whether Jetpay has another amount for it than was asked for, and nobody has looked into that yet. Until then nothing here may move or
 * tell the amount that stands on the screen: no capture, no link, no paper.
 */
export function hasOtherAmount(facts: readonly Pick<StoredFact, "id" | "kind" | "data">[]): boolean {
  const settled = new Set(
    facts.filter(({ kind }) => kind === "contradiction_settled").map(({ data }) => data["factId"]),
  );
  return facts.some(
    ({ id, kind, data }) => kind === "contradiction" && data["why"] === "other_amount" && !settled.has(String(id)),
  );
}
