import { isDay } from "@/lib/lists/days";
import type { AmountFilter, ContactFilter, DayFilter } from "@/lib/lists/operators";
import { clean } from "@/lib/lists/search-parts";
import { MAX_PAYMENT_MINOR } from "@/lib/money";
import { isUuid } from "@/lib/uuid";
import { listOf, named, optional, type Param, type Params, text } from "../address/params";

/** How pieces of a filter that several lists share stand in an address. */

const uuid = optional((found) => (isUuid(found) ? found : null));
const day = optional((found) => (isDay(found) ? found : null));
/** Integer minor units, so that an address means the same in every currency and language. */
const minor = optional((found) =>
  /^\d{1,15}$/.test(found) && Number(found) <= MAX_PAYMENT_MINOR ? Number(found) : null,
);

export const TEXT = named(
  "q",
  text((found) => clean(found.slice(0, 200))),
);

/** Words of one field, or none. */
export const words = (as: string): Param<string | null> =>
  named(
    as,
    optional((found) => clean(found.slice(0, 200)) || null),
  );

export const CONTACT: Params<ContactFilter> = {
  contactId: named("contact", uuid),
  /** A piece of a contact's name, where no contact is chosen. */
  contactName: words("who"),
};
export const AMOUNT: Params<AmountFilter> = { minMinor: named("min", minor), maxMinor: named("max", minor) };
export const DAYS: Params<DayFilter> = { from: day, to: day };

/** A list in an address is short; what is longer was not made by these pages. */
const LONGEST = 40;
const any = listOf((found) => found);
/** Words that Jetpay may have made up since. */
export const STATES_PARAM: Param<string[]> = named("state", {
  ...any,
  read: (found) => any.read(found)?.slice(0, LONGEST) ?? null,
});
