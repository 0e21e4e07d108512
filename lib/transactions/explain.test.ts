import { describe, expect, test } from "vitest";
import { en } from "@/lib/i18n/messages";
import { explainFailure, REASONS } from "./explain";

const explain = (
  failReason: string | null,
  failDirection: string | null = null,
  direction: "credit" | "debit" = "debit",
) => explainFailure({ failReason, failDirection, direction });

describe("a failure", () => {
  test.each([
    ["account_frozen", "account_frozen"],
    ["Account Frozen", "account_frozen"],
    ["nsf", "insufficient_funds"],
    ["R01: insufficient funds", "insufficient_funds"],
    ["closed-account", "account_closed"],
    ["invalid_account_number", "invalid_account"],
    ["payment stopped", "stopped"],
    ["PAD agreement revoked", "not_authorized"],
    ["card_declined", "declined"],
    ["Do not honour", "declined"],
    ["Payment declined: insufficient_funds", "insufficient_funds"],
    ["expired_card", "card_expired"],
    ["capture_declined", "hold_expired"],
    ["exceeds limit", "limit_exceeded"],
    ["lost_card", "card_blocked"],
    ["Card is blocked", "card_blocked"],
    ["incorrect_cvc", "card_details"],
    ["invalid card number", "card_details"],
    ["invalid_transit_number", "invalid_account"],
    ["incorrect payee name", "name_mismatch"],
    ["payor deceased", "holder_deceased"],
    ["customer initiated return", "sent_back"],
    ["chargeback", "sent_back"],
    ["no debit allowed", "not_authorized"],
    ["currency/account mismatch", "currency_mismatch"],
    ["stale dated", "not_in_time"],
    ["link_expired", "not_in_time"],
    ["processing_error", "bank_unavailable"],
    ["issuer unavailable", "bank_unavailable"],
    ["901", "insufficient_funds"],
    ["R905", "account_closed"],
    ["EFT return code 911", "account_frozen"],
    ["return_922", "sent_back"],
  ])("that Jetpay calls %j is understood as %s", (said, reason) => {
    expect(explain(said).reason).toBe(reason);
  });

  test("with a reason that is new to us is shown as it is and not guessed", () => {
    expect(explain("  flux_capacitor_offline ")).toEqual({
      reason: null,
      said: "flux_capacitor_offline",
      side: "unsaid",
    });
  });

  test.each(["999", "R906", "invoice 905 was refused", "20905"])(
    "with a number %j that is no return code is not guessed",
    (said) => {
      expect(explain(said).reason).toBeNull();
    },
  );

  test("without a reason says so, and apart from that one whose reason is not known", () => {
    expect(explain("")).toEqual({ reason: null, said: "", side: "unsaid" });
    expect(explain(null)).toEqual({ reason: null, said: null, side: "unsaid" });
  });

  test.each([
    ["pull", "debit", "theirs"],
    ["push", "debit", "ours"],
    ["pull", "credit", "ours"],
    ["PUSH", "credit", "theirs"],
    [null, "credit", "unsaid"],
    ["sideways", "debit", "unsaid"],
  ] as const)("on the %s of a %s was on the side: %s", (failDirection, direction, side) => {
    expect(explain("nsf", failDirection, direction).side).toBe(side);
  });

  test("is told by where the money was, for both directions and both sides", () => {
    const places = (["credit", "debit"] as const).flatMap((way) => [`${way}_ours`, `${way}_theirs`]);
    expect(Object.keys(en.transactions.explain.where).sort()).toEqual(places.sort());
  });

  test("has a sentence and a next step for every reason we know", () => {
    expect(Object.keys(en.transactions.explain.reasons).sort()).toEqual([...REASONS].sort());
    expect(Object.keys(en.transactions.explain.steps).sort()).toEqual([...REASONS].sort());
  });
});
