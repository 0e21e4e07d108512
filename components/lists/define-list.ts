import type { PagePlace } from "@/lib/lists/page";
import { isUuid } from "@/lib/uuid";
import type { ViewedList } from "@/lib/views/view";
import {
  type Address,
  addressOf,
  type Change,
  listOf,
  namesIn,
  none,
  oneOf,
  optional,
  type Params,
} from "../address/params";

/** What the address of a list says: its filter, its view, where its page begins, and how it is drawn. */
export type ListSearch<F, V> = Where<V> & { filter: F };
export type ListChange<F, V> = Change<Where<V>> & { filter?: Change<F> };
type Where<V> = {
  view: V;
  /** The saved view that this began as, and columns that differ from it. */
  saved: string | null;
  columns: string[];
  pinned: number | null;
  older: string | null;
  newer: string | null;
};

type Given<F extends object, V extends string> = {
  list: ViewedList;
  /** The live topic at which its page is read anew. */
  topic: string;
  /** Its page, and the route that reads it. */
  path: string;
  api: string;
  /** Views that are always there; the first is all there is. */
  views: readonly [V, ...V[]];
  filter: Params<F>;
};

export type ListDefinition<F extends object, V extends string> = ReturnType<typeof defineList<F, V>>;

/**
 * A list that is searched, narrowed by chips and saved as views: how its address is read and written, alike by the page, its handler
 * and the browser. The language of its search box is apart (lib/lists/search-line.ts), for it comes after the rows.
 */
export function defineList<F extends object, V extends string>(given: Given<F, V>) {
  const where: Address<Where<V>, Change<Where<V>>> = addressOf({ view: oneOf(given.views, given.views[0]), ...PLACE });
  const filter = addressOf(given.filter);
  const address: Address<ListSearch<F, V>, ListChange<F, V>> = {
    read: (source) => ({ ...where.read(source), filter: filter.read(source) }),
    write: (change, onto) => where.write(change, filter.write(change.filter ?? {}, onto)),
  };
  const without = (search: ListSearch<F, V>, change: Change<Where<V>>) =>
    filter.write(search.filter, where.write({ ...search, ...change }));
  return {
    ...given,
    address,
    /** The filter alone. */
    filterAddress: (search: ListSearch<F, V>) => without(search, { ...NOT_DRAWN, ...NO_PLACE }),
    /** The key under which the browser keeps a page; its last part is the address that it is read at. */
    key: (search: ListSearch<F, V>) => [given.topic, given.list, without(search, NOT_DRAWN)] as const,
    /** The route of its export with the columns that are on the screen, up to `&`. */
    exportPath: (search: ListSearch<F, V>, columns: string[]) =>
      `${given.api}/export${without(search, { ...NOT_DRAWN, columns, ...NO_PLACE })}`,
    /** Addresses of detail pages carry the filter, but not the place in it. */
    withoutPlace: (search: ListSearch<F, V>) => without(search, NO_PLACE),
    /** Filters as they are called in an address, each with the field that it is of. */
    names: namesIn(given.filter),
    /** Takes filters off: the whole, or these fields of it. */
    off: (fields?: readonly string[]) => none(given.filter, fields),
  };
}

const PLACE = {
  saved: optional((found) => (isUuid(found) ? found : null)),
  columns: listOf((found) => found),
  pinned: optional((found) => (/^\d{1,2}$/.test(found) ? Number(found) : null)),
  older: optional((found) => found),
  newer: optional((found) => found),
};
const NOT_DRAWN = { saved: null, columns: null, pinned: null };
export const NO_PLACE = { older: null, newer: null };

/** Where the page begins; two places at once mean the first. */
export const placeOf = ({ older, newer }: { older: string | null; newer: string | null }): PagePlace =>
  older !== null ? { cursor: older, towards: "older" } : newer !== null ? { cursor: newer, towards: "newer" } : null;
