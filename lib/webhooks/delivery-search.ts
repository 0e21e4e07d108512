import { choice, type DayFilter, days, NO_DAYS, word } from "@/lib/lists/operators";
import { printLine, type SearchLanguage, type SearchWords } from "@/lib/lists/search-line";

/** What became of a call to the webhook route, pure: `stored`, or why it was refused. */
export const OUTCOMES = [
  "stored",
  "missing_token",
  "malformed_token",
  "unknown_key",
  "bad_signature",
  "expired",
  "issued_in_future",
  "wrong_issuer",
  "wrong_subject",
  "wrong_hash",
  "callback_key_missing",
  "callback_key_wrong",
  "keys_unreachable",
  "not_a_delivery",
  "too_large",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const DELIVERY_VIEWS = ["all", "refused"] as const;
export type DeliveryView = (typeof DELIVERY_VIEWS)[number];

/** What the log of deliveries is narrowed down to. */
export type DeliverySearch = DayFilter & {
  /** Ids of events that it brought, or pieces of its token's id; each must be true of it. */
  text: string;
  outcomes: Outcome[];
  /** A piece of the address that it came from. */
  address: string | null;
};
export type DeliveryFilter = DeliverySearch & { view: DeliveryView };

export const DELIVERY_SEARCH: SearchLanguage<DeliverySearch> = {
  nothing: { text: "", outcomes: [], address: null, ...NO_DAYS },
  operators: {
    state: choice("outcomes", "state", OUTCOMES, "choice"),
    from: word("address", "from", "from"),
    ...days,
  },
};

export const printDeliverySearch = (filter: DeliverySearch, words: SearchWords): string =>
  printLine(DELIVERY_SEARCH, filter, words);
