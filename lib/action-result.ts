import type { FieldProblems } from "./errors";

/** What a server action answers: never a thrown error, always something a form can show. */
export type ActionResult<T> = { ok: true; data: T } | { ok: false; error: ActionError };

/** `key` names a sentence of the `errors` messages; `fields` the sentences that stand beside fields. */
export type ActionError = {
  kind: "invalid" | "forbidden" | "conflict" | "not_found" | "signed_out" | "unexpected";
  key: string;
  values: Record<string, string | number>;
  fields: FieldProblems;
};
