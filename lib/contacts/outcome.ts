import type { FieldProblems } from "@/lib/errors";
import type { Outcome } from "@/lib/operations/calls";
import { refusedFields } from "./refusal";

/**
 * What a person is told of a call they waited for. `underway`: somebody else's submit of the same form makes it;
 * `unreachable`: nothing was sent. `said` is Jetpay's sentence, `fields` its words beside the fields they are about.
 */
export type Told = {
  outcome: "accepted" | "refused" | "unknown" | "unreachable" | "underway";
  said: string | null;
  fields: FieldProblems;
};

export function toldOf(outcome: Outcome | null): Told {
  if (outcome === null) return { outcome: "underway", said: null, fields: {} };
  if (outcome.kind === "accepted") return { outcome: "accepted", said: null, fields: {} };
  if (outcome.kind === "refused") return { outcome: "refused", said: outcome.message, fields: refusedFields(outcome) };
  return { outcome: outcome.kind === "not_sent" ? "unreachable" : "unknown", said: outcome.message, fields: {} };
}
