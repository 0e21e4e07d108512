import type { FieldProblems } from "@/lib/errors";
import { parseAmount } from "@/lib/money";
import { HOLD_STATEMENT_MAX, needsMethod } from "./limits";
import { checkStatement, type Flow, NOTE_MAX, STATEMENT_MAX } from "./transaction";

/** A payment's form as it is typed; pure, so that the browser can say what is wrong before the server does. */
export type PaymentDraft = {
  flow: Flow;
  contactId: string | null;
  paymentMethodId: string | null;
  merchantAccountId: string | null;
  amount: string;
  statement: string;
  note: string;
};

export const statementMax = (flow: Flow): number => (flow === "authorization" ? HOLD_STATEMENT_MAX : STATEMENT_MAX);

/** What stands in the way, by field; each a key of the `errors` messages. The server checks all of it again. */
export function checkDraft(draft: PaymentDraft, currency: string): FieldProblems {
  const problems: FieldProblems = {};
  if (draft.contactId === null) problems["contactId"] = { key: "contact_missing" };
  const amount = parseAmount(draft.amount, currency);
  if ("problem" in amount) problems["amountMinor"] = { key: `amount_${amount.problem}` };
  // Before there is a contact nobody can choose what is theirs.
  if (needsMethod(draft.flow) !== null && draft.contactId !== null && draft.paymentMethodId === null)
    problems["paymentMethodId"] = { key: "method_missing" };
  if (draft.merchantAccountId === null) problems["merchantAccountId"] = { key: "merchant_missing" };
  const max = statementMax(draft.flow);
  const statement = checkStatement(draft.statement, max);
  if (statement !== null) {
    problems["statement"] = { key: `statement_${statement}`, values: { max, length: draft.statement.trim().length } };
  }
  if (draft.note.trim().length > NOTE_MAX) problems["note"] = { key: "note_too_long" };
  return problems;
}

/** The amount that an address asks a form to begin with (`1204.31`), in minor units; null where it has none, or one that is none. */
export function amountInAddress(found: string | string[] | undefined, currency: string): number | null {
  const [first = ""] = [found].flat();
  const read = parseAmount(first, currency);
  return "minor" in read ? read.minor : null;
}

/** Enough to catch a slip of the hand; whether an address exists only its mail server knows. */
export const looksLikeAddress = (text: string): boolean =>
  /^[^\s@"(),:;<>[\\\]]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text.trim());
