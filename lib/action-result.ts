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

/** The call to our own server broke off: what was asked for may have arrived, and its form's id makes asking again safe. */
export const NO_ANSWER: ActionError = { kind: "unexpected", key: "no_answer", values: {}, fields: {} };

/** No answer, a failure on the way to one, or one from Jetpay that says nothing: what was asked for may have been done. */
export const isDoubt = (error: ActionError | null): boolean =>
  error !== null && (error.kind === "unexpected" || error.key === "jetpay_unclear");

/** What an action answers; that no answer came is one as well. Thrown, it would take down the page it was asked on. */
export const answerTo = <T>(call: Promise<ActionResult<T>>): Promise<ActionResult<T>> =>
  call.catch((): ActionResult<T> => ({ ok: false, error: NO_ANSWER }));
