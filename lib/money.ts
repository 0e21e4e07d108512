/**
 * Money is an integer number of minor units (cents) with an ISO 4217 currency beside it. A JavaScript number holds
 * integers exactly up to 2^53, ninety trillion dollars in cents; every way in checks that bound, so no float is ever
 * computed with. See docs/decisions/0003-money.md.
 */
export type Money = { minor: number; currency: string };

const EXPONENTS: Record<string, number> = { JPY: 0, KRW: 0, VND: 0, CLP: 0, BHD: 3, KWD: 3, JOD: 3 };

/** Decimal places of a currency's minor unit (ISO 4217); 2 for all but the few that differ. */
export const exponentOf = (currency: string): number => EXPONENTS[currency] ?? 2;

/** Largest amount one payment may have: well inside the safe integers, so that sums of many stay exact as well. */
export const MAX_PAYMENT_MINOR = 99_999_999_99;

export type AmountProblem = "empty" | "not_a_number" | "too_many_decimals" | "not_positive" | "too_large";

/**
 * Reads an amount as people type it: `1,234.50`, `1234.5`, `$ 1 234,50`, `6,200 + 642.50`. A dot is always the decimal
 * mark; a comma is one before one or two last digits, and else parts groups of three. So `12.345` is never twelve thousand.
 */
export function parseAmount(text: string, currency: string): { minor: number } | { problem: AmountProblem } {
  const cleaned = text.replace(/[\s\u00a0\u202f$]/g, "").replace(/^CA?D?/i, "");
  if (cleaned === "") return { problem: "empty" };
  let total = 0;
  for (const term of cleaned.split("+")) {
    const read = parseTerm(term, exponentOf(currency));
    if ("problem" in read) return read;
    total += read.minor;
  }
  if (total <= 0) return { problem: "not_positive" };
  if (total > MAX_PAYMENT_MINOR) return { problem: "too_large" };
  return { minor: total };
}

const TERM = /^(\d{1,3}(?:,\d{3})+|\d+)(?:(?:\.(\d*))|(?:,(\d{1,2})))?$/;

function parseTerm(term: string, exponent: number): { minor: number } | { problem: AmountProblem } {
  const match = TERM.exec(term);
  if (!match) return { problem: "not_a_number" };
  const [, whole = "", afterDot, afterComma] = match;
  const decimals = afterDot ?? afterComma ?? "";
  if (decimals.length > exponent) return { problem: "too_many_decimals" };
  const digits = whole.replace(/,/g, "") + decimals.padEnd(exponent, "0");
  if (digits.length > 15) return { problem: "too_large" };
  return { minor: Number(digits) };
}

/** The pieces of an amount in words of a locale: `$6,842.50` in English, `6 842,50 $` in French. Sign is not among them. */
export function amountParts(
  money: Money,
  locale: string,
): { before: string; whole: string; cents: string; after: string } {
  const exponent = exponentOf(money.currency);
  const digits = String(Math.abs(money.minor)).padStart(exponent + 1, "0");
  const french = locale.startsWith("fr");
  const whole = digits.slice(0, digits.length - exponent).replace(/\B(?=(\d{3})+$)/g, french ? "\u202f" : ",");
  const cents = exponent === 0 ? "" : (french ? "," : ".") + digits.slice(digits.length - exponent);
  const symbol = ["CAD", "USD", "AUD", "NZD"].includes(money.currency) ? "$" : money.currency;
  return french
    ? { before: "", whole, cents, after: `\u00a0${symbol}` }
    : { before: symbol === "$" ? "$" : `${symbol}\u00a0`, whole, cents, after: "" };
}

export type Sign = "in" | "out" | "none" | "auto";

/** An amount as one string. `sign` says what stands before it: `+`, a real minus (U+2212), nothing, or by the number itself. */
export function formatMoney(money: Money, locale = "en-CA", sign: Sign = "none"): string {
  const { before, whole, cents, after } = amountParts(money, locale);
  return signOf(money, sign) + before + whole + cents + after;
}

export function signOf(money: Money, sign: Sign): "+" | "\u2212" | "" {
  if (sign === "in") return "+";
  if (sign === "out") return "\u2212";
  if (sign === "auto") return money.minor < 0 ? "\u2212" : money.minor > 0 ? "+" : "";
  return "";
}

/** The amount as a field shows it, without a currency sign: `1,234.50`. */
export function formatPlainAmount(money: Money, locale = "en-CA"): string {
  const { whole, cents } = amountParts(money, locale);
  return whole + cents;
}

/** The amount as a program reads it: `-1234.50`, a plain minus, a dot, no groups, all decimals. */
export function plainAmount({ minor, currency }: Money): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  const cents = exponent === 0 ? "" : `.${digits.slice(-exponent)}`;
  return `${minor < 0 ? "-" : ""}${digits.slice(0, digits.length - exponent)}${cents}`;
}

/** Sums that come from the database as text (PostgreSQL's numeric); throws rather than lose a cent. */
export function minorFromDatabase(text: string | number | null): number {
  const value = Number(text ?? 0);
  if (!Number.isSafeInteger(value)) throw new RangeError(`a sum of ${text} minor units is beyond exact integers`);
  return value;
}
