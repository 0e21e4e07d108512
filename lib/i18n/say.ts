import format, { type CompiledMessage, type FormatValues } from "icu-minify/format";

/** Intl's objects are dear to make, and a page says thousands of things with a handful of them. */
function keep<A extends unknown[], T>(make: (...args: A) => T): (...args: A) => T {
  const made = new Map<string, T>();
  return (...args) => {
    const key = JSON.stringify(args);
    const one = made.get(key) ?? make(...args);
    made.set(key, one);
    return one;
  };
}

type Made<T extends new (...args: never[]) => unknown> = ConstructorParameters<T>;
const formatters = {
  getDateTimeFormat: keep((...args: Made<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...args)),
  getNumberFormat: keep((...args: Made<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...args)),
  getPluralRules: keep((...args: Made<typeof Intl.PluralRules>) => new Intl.PluralRules(...args)),
};

/** A message as the build has parsed it (precompile.mjs), with its values: a text, or its pieces where tags are in it. */
export const say = <R = string>(
  message: CompiledMessage,
  { locale, timeZone }: { locale: string; timeZone: string },
  values: FormatValues<R> | undefined,
): string | R | (string | R)[] => format<R>(message, locale, values, { formatters, timeZone });
