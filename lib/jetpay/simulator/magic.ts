import { FAIL_REASONS } from "./choices";

/** What becomes of a transaction. `decline` is answered at once with 402; the rest shows later in its life. */
export type Outcome =
  | { name: "settles" }
  | { name: "decline"; reason: string }
  | { name: "fails"; direction: "pull" | "push"; reason: string }
  | { name: "returned"; reason: string }
  | { name: "stays" }
  | { name: "review" };

const SETTLES: Outcome = { name: "settles" };

/**
 * Magic amounts, by their last four digits in cents: $66.01, $166.01 and $1,266.01 all fail on the pull.
 *
 * | ends in | what happens |
 * | --- | --- |
 * | x40.02 | declined with 402: a payout, a card charge, a hold, a card on the payment page |
 * | x66.01 | failed after `initiated`: pull, insufficient_funds |
 * | x66.02 | failed after `initiated`: pull, account_frozen |
 * | x66.03 | failed after `paid`: push, account_closed |
 * | x66.04 | failed after `paid`: push, invalid_account_number |
 * | x66.05 | completed, then failed two business days later: returned, nsf |
 * | x66.06 | stays as it began, forever |
 * | x66.07 | goes through `in_review`, a state no page of the guide names, then on |
 */
const AMOUNTS: Record<number, Outcome> = {
  4002: { name: "decline", reason: FAIL_REASONS.funds },
  6601: { name: "fails", direction: "pull", reason: FAIL_REASONS.funds },
  6602: { name: "fails", direction: "pull", reason: FAIL_REASONS.frozen },
  6603: { name: "fails", direction: "push", reason: FAIL_REASONS.closed },
  6604: { name: "fails", direction: "push", reason: FAIL_REASONS.number },
  6605: { name: "returned", reason: FAIL_REASONS.returned },
  6606: { name: "stays" },
  6607: { name: "review" },
};

export const outcomeOfAmount = (minor: number): Outcome => AMOUNTS[minor % 10_000] ?? SETTLES;

/** What a card does when it is used, decided when it is tokenized so that its number is never kept. */
export type CardTrait = "ok" | "declined" | "not_tokenized" | "capture_fails";

/**
 * Magic cards; any other number with a right check digit behaves as the first.
 *
 * | number | brand | what happens |
 * | --- | --- | --- |
 * | 4242 4242 4242 4242 | visa | works |
 * | 5555 5555 5555 4444 | mastercard | works |
 * | 3782 822463 10005 | amex | works |
 * | 4000 0000 0000 0002 | visa | tokenizes, then declined on charge, hold and payment page |
 * | 4000 0000 0000 0127 | visa | cannot be tokenized |
 * | 4000 0000 0000 0341 | visa | a hold succeeds, its capture fails |
 */
const CARDS: Record<string, CardTrait> = {
  "4000000000000002": "declined",
  "4000000000000127": "not_tokenized",
  "4000000000000341": "capture_fails",
};

export const traitOfCard = (number: string): CardTrait => CARDS[number] ?? "ok";

export function brandOfCard(number: string): string {
  if (/^4/.test(number)) return "visa";
  if (/^(5[1-5]|2[2-7])/.test(number)) return "mastercard";
  if (/^3[47]/.test(number)) return "amex";
  if (/^6/.test(number)) return "discover";
  return "card";
}

/** The check digit every card number carries (Luhn). */
export function isCardNumber(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false;
  let sum = 0;
  for (let place = 0; place < number.length; place++) {
    const digit = Number(number[number.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
