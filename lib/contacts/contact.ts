/** The words of a contact, pure: shared by server, browser and tests. */

export const LANGUAGES = ["en", "fr"] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * Where a contact stands at Jetpay. `sending`: asked, no answer yet; `unreachable`: nothing was sent, tried again by
 * itself; `unknown`: Jetpay may or may not have it.
 */
export const STANDINGS = ["at_jetpay", "sending", "unreachable", "refused", "unknown"] as const;
export type Standing = (typeof STANDINGS)[number];

export type MethodKind = "bank_account" | "card";
export type MethodState = "pending" | "active" | "failed" | "unknown" | "removed";

/** What a contact is paid to or pays with; never a full number. `brand` is a bank's name or a card's brand. */
export type ContactMethod = {
  id: string;
  kind: MethodKind;
  brand: string;
  last4: string;
  title: string | null;
  state: MethodState;
  /** `MM/YY`, cards only. */
  expiry: string | null;
};

/** A contact as forms choose it. `jetpay`: Jetpay has it, so that money can be asked of it or sent to it. */
export type ContactChoice = {
  id: string;
  name: string;
  email: string;
  language: Language;
  methods: ContactMethod[];
  jetpay: boolean;
};

export const NAME_MAX = 120;
export const EMAIL_MAX = 254;

/** A text as it is searched and sorted: without case and accents. `folded` of db/schema does the same in SQL. */
export const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

/** Whether a method can carry money now. */
export const isUsable = (method: Pick<ContactMethod, "state">): boolean => method.state === "active";

const CARD_BRANDS: Record<string, string> = {
  visa: "Visa",
  mastercard: "Mastercard",
  amex: "Amex",
  discover: "Discover",
};

/** `RBC ••2201`, `Visa ••4242`; null for a card that nobody has typed in yet. */
export function methodName(method: Pick<ContactMethod, "kind" | "brand" | "last4">): string | null {
  if (method.last4 === "") return null;
  const brand = method.kind === "card" ? (CARD_BRANDS[method.brand.toLowerCase()] ?? method.brand) : method.brand;
  return `${brand} ••${method.last4}`.trim();
}
