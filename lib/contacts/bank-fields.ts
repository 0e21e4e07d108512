import type { FieldProblem } from "@/lib/errors";

/**
 * The fields of a Canadian bank account (guide: add-a-contact-bank-account) and what can be wrong with each. Pure: the
 * browser checks a field when it is left, the server checks all of them again.
 */
export const ACCOUNT_TYPES = ["chequing", "savings"] as const;
/** `chequing` is the only word the guide shows; `savings` is ours by analogy. */
export type AccountType = (typeof ACCOUNT_TYPES)[number];

export type BankFields = {
  institutionNumber: string;
  transitNumber: string;
  accountNumber: string;
  /** The bank's name as Jetpay and our screens show it. */
  institution: string;
  /** What people call the account: "Business chequing". */
  title: string;
  accountType: AccountType;
  holderName: string;
  holderAddress: string;
  holderCity: string;
  holderPostalCode: string;
};
export type BankField = keyof BankFields;

const LINE_MAX = 120;

/** Blanks and dashes people type between the groups of a cheque's bottom line are not part of the number. */
export const digitsOf = (text: string): string => text.replace(/[\s-]/g, "");

type DigitRule = { min: number; max: number; empty: string; notDigits: string; length: string };

function checkDigits(text: string, rule: DigitRule): FieldProblem | null {
  const digits = digitsOf(text);
  if (digits === "") return { key: rule.empty };
  if (!/^\d+$/.test(digits)) return { key: rule.notDigits };
  const count = digits.length;
  return count < rule.min || count > rule.max ? { key: rule.length, values: { count } } : null;
}

function checkLine(text: string, empty: string): FieldProblem | null {
  const line = text.trim();
  if (line === "") return { key: empty };
  return line.length > LINE_MAX ? { key: "line_long", values: { max: LINE_MAX } } : null;
}

const INSTITUTION: DigitRule = {
  min: 3,
  max: 3,
  empty: "institution_number_empty",
  notDigits: "institution_number_not_digits",
  length: "institution_number_length",
};
const TRANSIT: DigitRule = {
  min: 5,
  max: 5,
  empty: "transit_number_empty",
  notDigits: "transit_number_not_digits",
  length: "transit_number_length",
};
const ACCOUNT: DigitRule = {
  min: 7,
  max: 12,
  empty: "account_number_empty",
  notDigits: "account_number_not_digits",
  length: "account_number_length",
};

/** Letter digit letter, digit letter digit; D, F, I, O, Q and U are in none, W and Z in no first place (Canada Post). */
const POSTAL_CODE = /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\d[ABCEGHJ-NPRSTV-Z]\d$/;

export const plainPostalCode = (text: string): string => text.replace(/[\s-]/g, "").toUpperCase();

function checkPostalCode(text: string): FieldProblem | null {
  const code = plainPostalCode(text);
  if (code === "") return { key: "postal_code_empty" };
  return POSTAL_CODE.test(code) ? null : { key: "postal_code_form" };
}

const CHECKS: Record<BankField, (text: string) => FieldProblem | null> = {
  institutionNumber: (text) => checkDigits(text, INSTITUTION),
  transitNumber: (text) => checkDigits(text, TRANSIT),
  accountNumber: (text) => checkDigits(text, ACCOUNT),
  institution: (text) => checkLine(text, "institution_empty"),
  title: (text) => checkLine(text, "account_title_empty"),
  accountType: () => null,
  holderName: (text) => checkLine(text, "holder_name_empty"),
  holderAddress: (text) => checkLine(text, "holder_address_empty"),
  holderCity: (text) => checkLine(text, "holder_city_empty"),
  holderPostalCode: checkPostalCode,
};

export const checkBankField = (field: BankField, text: string): FieldProblem | null => CHECKS[field](text);

/** Every field's problem, for a form that is about to be sent. */
export function checkBankAccount(fields: BankFields): Partial<Record<BankField, FieldProblem>> {
  const problems: Partial<Record<BankField, FieldProblem>> = {};
  for (const field of BANK_FIELDS) {
    const problem = CHECKS[field](fields[field]);
    if (problem !== null) problems[field] = problem;
  }
  return problems;
}

/** In the order in which they stand in the form, so that the first wrong one is the one to go to. */
export const BANK_FIELDS = [
  "transitNumber",
  "institutionNumber",
  "accountNumber",
  "institution",
  "accountType",
  "title",
  "holderName",
  "holderAddress",
  "holderCity",
  "holderPostalCode",
] as const satisfies readonly BankField[];
