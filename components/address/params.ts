/**
 * One name in the part of an address behind the question mark. What is not there, or cannot be read (`read` says null), is the
 * fallback; what is written like the fallback does not stand in the address.
 */
export type Param<T> = {
  read: (found: string) => T | null;
  write: (value: T) => string;
  fallback: T;
  /** Its name in the address, where that is not the name of the value. */
  as?: string;
};
export type Params<V> = { [K in keyof V]: Param<V[K]> };
/** Null takes a name off. */
export type Change<V> = { [K in keyof V]?: V[K] | null };

/** Any text, or none. */
export const text = (read = (found: string) => found): Param<string> => ({ read, write: String, fallback: "" });

/** What `read` knows; null where the address has nothing of the kind. */
export const optional = <T extends string | number>(read: (found: string) => T | null): Param<T | null> => ({
  read,
  write: (value) => (value === null ? "" : String(value)),
  fallback: null,
});

/** One of the words; the fallback where the address has none of them. */
export const oneOf = <const T extends string, const F extends T | null>(
  words: readonly T[],
  fallback: F,
): Param<T | F> => ({ read: known(words), write: (value) => value ?? "", fallback });

/** Several with commas between them; those that `read` does not know are left out. */
export const listOf = <T extends string>(read: (found: string) => T | null): Param<T[]> => ({
  read: (list) =>
    list
      .split(",")
      .map((item) => read(item.replaceAll("%2C", ",")))
      .filter((item): item is T => item !== null && item !== ""),
  write: (list) => list.map((item) => item.replaceAll(",", "%2C")).join(","),
  fallback: [],
});

/** A value that goes by a shorter name in the address. */
export const named = <T>(as: string, param: Param<T>): Param<T> => ({ ...param, as });

export const known =
  <const T extends string>(words: readonly T[]) =>
  (found: string): T | null =>
    words.find((word) => word === found) ?? null;

/** As a page is given it, or as a request or a browser has it. A name that stands twice counts once, the first. */
export type Source = URLSearchParams | Record<string, string | string[] | undefined>;

export function readParams<V extends object>(params: Params<V>, source: Source): V {
  const values = {} as V;
  for (const name in params) {
    const { as = name } = params[name];
    const found = source instanceof URLSearchParams ? source.get(as) : [source[as]].flat()[0];
    // The one character that a text of PostgreSQL cannot have, and that no page of ours writes.
    values[name] = (found == null ? null : params[name].read(found.replaceAll("\0", ""))) ?? params[name].fallback;
  }
  return values;
}

/** `?state=failed,lapsed`, or nothing. What else `onto` has stays, in its order; a name that is new comes last. */
export function writeParams<V extends object>(params: Params<V>, change: Change<V>, onto = ""): string {
  const search = new URLSearchParams(onto);
  for (const name in params) {
    const value = change[name];
    if (value === undefined) continue;
    const { write, fallback, as = name } = params[name];
    const written = write(value ?? fallback);
    if (written === write(fallback)) search.delete(as);
    else search.set(as, written);
  }
  // Commas are allowed there as they are; people read and share these addresses.
  return search.size === 0 ? "" : `?${search.toString().replaceAll("%2C", ",")}`;
}

/** What an address says, and how a change of it is written onto another. */
export type Address<V, C> = { read: (source: Source) => V; write: (change: C, onto?: string) => string };

/** Of names that stand side by side. */
export const addressOf = <V extends object>(params: Params<V>): Address<V, Change<V>> => ({
  read: (source) => readParams(params, source),
  write: (change, onto) => writeParams(params, change, onto),
});

/** Takes names off: all of them, or only `fields`. */
export function none<V extends object>(params: Params<V>, fields?: readonly string[]): Change<V> {
  const change: Change<V> = {};
  for (const name in params) if (fields === undefined || fields.includes(name)) change[name] = null;
  return change;
}

/** Names as they stand in an address, each with what it is of. */
export const namesIn = <V extends object>(params: Params<V>): [name: string, of: keyof V][] =>
  (Object.keys(params) as (keyof V & string)[]).map((of) => [params[of].as ?? of, of]);
