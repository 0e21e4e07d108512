import { Fields } from "../fields";
import { isCardNumber } from "../magic";
import { type BankDetails, bankDetailsFrom, type CardDetails, isPast } from "../payments";
import { Refusal } from "../refusals";
import type { Call } from "../router";
import { type Markup, markup } from "./markup";
import { field, type Typed } from "./page";

const WRONG: Record<string, string> = {
  holder_name: "Enter the name on the account.",
  institution_number: "Enter the 3 digits of the institution.",
  transit_number: "Enter the 5 digits of the transit.",
  account_number: "Enter an account number of 7 to 12 digits.",
  accept: "Tick this to accept the payment.",
  pad_agreement: "Tick this to agree to the debit.",
  card_number: "Enter the number as it is on the card.",
  card_expiry: "Enter a month and year that are not past, as in 08/28.",
  card_code: "Enter the 3 or 4 digits.",
  card_name: "Enter the name on the card.",
};

export const typedIn = (call: Call): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(call.body.toString("utf8")));

/** Reads a form; what cannot be read comes back with a sentence for each field. */
export function readForm<Read>(
  values: Record<string, string>,
  read: (fields: Fields) => Read,
): { read: Read } | { typed: Typed } {
  const fields = new Fields(values, "form");
  const result = read(fields);
  try {
    fields.done();
    return { read: result };
  } catch (error) {
    if (!(error instanceof Refusal) || !Array.isArray(error.body["detail"])) throw error;
    const names = error.body["detail"].map((problem: { loc: string[] }) => problem.loc[1] ?? "");
    return {
      typed: { values, problems: Object.fromEntries(names.map((name) => [name, WRONG[name] ?? "Check this field."])) },
    };
  }
}

export function readBankForm(fields: Fields, agreement: "accept" | "pad_agreement"): BankDetails {
  fields.matching(agreement, /^yes$/);
  return bankDetailsFrom(fields);
}

export function readCardForm(fields: Fields, now: number): CardDetails {
  const number = fields.text("card_number").replace(/[\s-]/g, "");
  if (!isCardNumber(number)) fields.wrong("card_number", "not a card number", "value_error");
  const expiry = fields.text("card_expiry").replace(/\s/g, "");
  if (!/^(0[1-9]|1[0-2])\/\d{2}$/.test(expiry) || isPast(expiry, now))
    fields.wrong("card_expiry", "not a date to come", "value_error");
  fields.matching("card_code", /^\d{3,4}$/);
  return { number, expiry, holder: fields.text("card_name") };
}

export const bankFields = (
  typed: Typed,
): Markup => markup`${field({ name: "holder_name", label: "Account holder name", autocomplete: "name" }, typed)}
<div class="pair">${field({ name: "institution_number", label: "Institution number", hint: "3 digits", numeric: true, maxlength: 3 }, typed)}
${field({ name: "transit_number", label: "Transit number", hint: "5 digits", numeric: true, maxlength: 5 }, typed)}</div>
${field({ name: "account_number", label: "Account number", numeric: true, maxlength: 12 }, typed)}`;

export const cardFields = (
  typed: Typed,
): Markup => markup`${field({ name: "card_number", label: "Card number", numeric: true, autocomplete: "cc-number", maxlength: 23, secret: true }, typed)}
<div class="pair">${field({ name: "card_expiry", label: "Expiry (MM/YY)", autocomplete: "cc-exp", maxlength: 7 }, typed)}
${field({ name: "card_code", label: "Security code", numeric: true, autocomplete: "cc-csc", maxlength: 4, secret: true }, typed)}</div>
${field({ name: "card_name", label: "Name on card", autocomplete: "cc-name" }, typed)}`;
