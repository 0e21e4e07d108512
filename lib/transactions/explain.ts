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
  "card_blocked",
  "card_details",
  "hold_expired",
  "name_mismatch",
  "holder_deceased",
  "sent_back",
  "currency_mismatch",
  "not_in_time",
  "bank_unavailable",
] as const;
export type Reason = (typeof REASONS)[number];

/** Whose side it failed on: `pull` takes from the payer, `push` pays to the payee (guide: canceling-a-transaction). */
export type Side = "ours" | "theirs" | "unsaid";

export type Explanation = {
  /** Null where the word is new to us; it is then shown as it is and not explained. */
  reason: Reason | null;
  /** Jetpay's own words; empty when it was asked and gave none, null as long as it has not answered why. */
  said: string | null;
  side: Side;
};

/**
 * Only `account_frozen` is in the guide (checking-the-status-of-a-payment); the rest are the banks' and cards' usual words.
 * The first line that fits counts, so that the narrow stand before the wide.
 */
const WORDS: readonly (readonly [pattern: RegExp, reason: Reason])[] = [
  [/(lost|stolen|restricted|blocked)_card|card_(is_)?(lost|stolen|restricted|blocked)|pick_?up_card/, "card_blocked"],
  [/frozen|blocked/, "account_frozen"],
  [/account_closed|closed_account/, "account_closed"],
  [/funds_not_(yet_)?cleared|uncleared_funds/, "insufficient_funds"],
  [/insufficient|^nsf$|_nsf|nsf_|not_enough|no_funds/, "insufficient_funds"],
  [
    /(invalid|incorrect|wrong)_(card|number|cvc|cvv|security_code|expiry|zip|postal_code|address)|(cvc|cvv|avs)_(check_)?(failed|mismatch)|no_such_card/,
    "card_details",
  ],
  [
    /(invalid|incorrect|wrong)_(bank_)?(account|transit|institution)|(account|transit|institution)(_number)?_(is_)?(invalid|not_found|unknown)|no_account|cannot_(find|locate|trace)/,
    "invalid_account",
  ],
  [/(name|holder|payee|payor)_(does_not_match|mismatch)|(incorrect|wrong)_(payor|payee|holder|name)/, "name_mismatch"],
  [/deceased/, "holder_deceased"],
  [
    /not_authori[sz]ed|unauthori[sz]ed|no_(agreement|debit_allowed|chequing|confirmation|pre_?notification)|agreement_(existed|revoked)|not_(in_accordance_with|according_to)_agreement|revoked|recalled/,
    "not_authorized",
  ],
  [/customer_initiated|disputed?(_|$)|charge_?back|returned_by_(customer|payor|payee)/, "sent_back"],
  [/stop(ped)?_payment|payment_stopped/, "stopped"],
  [/currency/, "currency_mismatch"],
  [/(stale|post)_?dated|link_expired|expired_link|timed_out|not_(claimed|paid)_in_time/, "not_in_time"],
  [/limit|too_large/, "limit_exceeded"],
  [/expired_card|card_(is_|has_)?expired/, "card_expired"],
  [/(hold|authori[sz]ation|preauthori[sz]ation)(_has|_is)?_expired|capture_declined/, "hold_expired"],
  [
    /(bank|issuer|institution|processor|network)_(is_)?(unavailable|down|in_default)|processing_error/,
    "bank_unavailable",
  ],
  [/declin|do_not_honou?r|refused_by_(bank|issuer)/, "declined"],
];

/** How Canadian banks number the return of an EFT (Payments Canada, Standard 005): a bare `905`, or `R905`. */
const RETURN_CODES: Readonly<Record<string, Reason>> = {
  901: "insufficient_funds",
  902: "invalid_account",
  903: "stopped",
  904: "not_in_time",
  905: "account_closed",
  907: "not_authorized",
  908: "insufficient_funds",
  909: "currency_mismatch",
  910: "holder_deceased",
  911: "account_frozen",
  912: "invalid_account",
  914: "name_mismatch",
  915: "not_authorized",
  916: "not_authorized",
  917: "not_authorized",
  918: "not_authorized",
  919: "not_authorized",
  920: "not_authorized",
  921: "not_authorized",
  922: "sent_back",
  990: "bank_unavailable",
};
const CODE = /^(?:eft_|return(?:ed)?_|reason_|code_|r_?)*(9\d\d)$/;

/** Puts a failure into words, as far as its reason is known. */
export function explainFailure(failure: {
  failReason: string | null;
  failDirection: string | null;
  direction: Direction;
}): Explanation {
  const said = failure.failReason?.trim() ?? null;
  const word = (said ?? "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");
  return { reason: reasonOf(word), said, side: sideOf(failure.failDirection, failure.direction) };
}

function reasonOf(word: string): Reason | null {
  if (word === "") return null;
  const code = CODE.exec(word)?.[1];
  if (code !== undefined) return RETURN_CODES[code] ?? null;
  return WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

/** A credit is pulled from us and pushed to them; a debit is pulled from them and pushed to us. */
function sideOf(failDirection: string | null, direction: Direction): Side {
  const step = failDirection?.toLowerCase();
  if (step !== "pull" && step !== "push") return "unsaid";
  return (step === "pull") === (direction === "credit") ? "ours" : "theirs";
}
