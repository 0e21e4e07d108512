/** An account of the company's own that a payment can go from or into. */
export type Merchant = { id: string; label: string; institution: string; last4: string; isDefault: boolean };

/**
 * The one that a form means: what was chosen as long as it can be, else the usual one. While a form is open the first account may be entered, or the
 * chosen one go out of use, and a list in which one always stands first shows no difference between what is chosen and what is not.
 */
export const merchantFor = (chosen: string | null, merchants: readonly Merchant[]): Merchant | null =>
  merchants.find(({ id }) => id === chosen) ?? merchants.find(({ isDefault }) => isDefault) ?? merchants[0] ?? null;
