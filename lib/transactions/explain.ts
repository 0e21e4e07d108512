import type { Direction } from "./transaction";

/** Reasons we can put into plain words; each has a sentence and a next step in the `transactions` messages. */
export const REASONS = [
  "account_frozen",
  "account_closed",
  "invalid_account",
  "insufficient_funds",
  "not_authorized",
  "stopped",
  "limit_exceeded",
  "declined",
  "card_expired",
  "hold_expired",
] as const;
export type Reason = (typeof REASONS)[number];

/** Whose side it failed on: `pull` takes from the payer, `push` pays to the payee (guide: canceling-a-transaction). */
export type Side = "ours" | "theirs" | "unsaid";

export type Explanation = {
  /** Null where the word is new to us; it is then shown as it is and not explained. */
  reason: Reason | null;
  /** Jetpay's own words; empty when it gave none. */
  said: string;
  side: Side;
};

/** Only `account_frozen` is in the guide (checking-the-status-of-a-payment); the rest are the banks' and cards' usual words. */
const WORDS: readonly (readonly [pattern: RegExp, reason: Reason])[] = [
  [/frozen|blocked/, "account_frozen"],
  [/account_closed|closed_account/, "account_closed"],
  [/insufficient|^nsf$|_nsf|nsf_|not_enough|no_funds/, "insufficient_funds"],
  [
    /invalid_(bank_)?(account|transit|institution)|(account|transit|institution)(_number)?_(invalid|not_found|unknown)|no_account|cannot_(find|locate)/,
    "invalid_account",
  ],
  [/not_authori[sz]ed|unauthori[sz]ed|no_(agreement|debit_allowed)|revoked|recalled/, "not_authorized"],
  [/stop(ped)?_payment|payment_stopped/, "stopped"],
  [/limit|too_large/, "limit_exceeded"],
  [/expired_card|card_(is_|has_)?expired/, "card_expired"],
  [/(hold|authori[sz]ation|preauthori[sz]ation)(_has|_is)?_expired|capture_declined/, "hold_expired"],
  [/declin|do_not_honou?r|refused_by_(bank|issuer)/, "declined"],
];

/** Puts a failure into words, as far as its reason is known. */
export function explainFailure(failure: {
  failReason: string | null;
  failDirection: string | null;
  direction: Direction;
}): Explanation {
  const said = (failure.failReason ?? "").trim();
  const word = said
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");
  const reason = word === "" ? null : (WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? null);
  return { reason, said, side: sideOf(failure.failDirection, failure.direction) };
}

/** A credit is pulled from us and pushed to them; a debit is pulled from them and pushed to us. */
function sideOf(failDirection: string | null, direction: Direction): Side {
  const step = failDirection?.toLowerCase();
  if (step !== "pull" && step !== "push") return "unsaid";
  return (step === "pull") === (direction === "credit") ? "ours" : "theirs";
}
