import { exponentOf } from "../money";

/**
 * How an endpoint writes `amount`. The guide does not say (known unknown 1): its samples show 10000 on credit and debit
 * and 100.50 on the card calls, so each family has its own setting and there is no default here.
 */
export type AmountUnit = "cents" | "dollars";

/** Digits a double always gives back as they were put in. */
const EXACT_DIGITS = 15;

/**
 * The JSON number for an amount: the minor units themselves (`cents`), or the decimal number of major units (`dollars`).
 * The decimal is put together as text and read once, never divided, so that what is written is what was meant.
 */
export function writeAmount(minor: number, unit: AmountUnit, currency: string): number {
  if (!Number.isSafeInteger(minor) || minor <= 0 || String(minor).length > EXACT_DIGITS) {
    throw new RangeError(`${minor} is not an amount in minor units`);
  }
  if (unit === "cents") return minor;
  const exponent = exponentOf(currency);
  const digits = String(minor).padStart(exponent + 1, "0");
  const point = digits.length - exponent;
  return Number(`${digits.slice(0, point)}.${digits.slice(point)}`);
}

/**
 * The minor units in an amount as it stands in Jetpay's JSON (`100.50`, `10000`, `1.005e2`); null when it is no whole
 * number of minor units or too large to hold exactly.
 */
export function readAmount(text: string, unit: AmountUnit, currency: string): number | null {
  const match = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?(?:[eE]([+-]?\d{1,2}))?$/.exec(text);
  if (!match) return null;
  const [, sign, whole = "", fraction = "", power = "0"] = match;
  const shift = Number(power) - fraction.length + (unit === "dollars" ? exponentOf(currency) : 0);
  const digits = whole + fraction;
  const kept = shift >= 0 ? digits + "0".repeat(shift) : digits.slice(0, Math.max(0, digits.length + shift));
  const dropped = shift >= 0 ? "" : digits.slice(kept.length);
  if (/[1-9]/.test(dropped)) return null;
  const minor = Number(`${sign}${kept || "0"}`);
  return Number.isSafeInteger(minor) ? minor + 0 : null;
}
