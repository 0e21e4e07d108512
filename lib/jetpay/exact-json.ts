/**
 * JSON whose numbers must not pass through a double: ids run up to 2^63 and amounts are compared digit by digit, while
 * `JSON.parse` rounds beyond 2^53 and Node 20 does not hand out the source text of a number.
 */
/** The source of a pattern: one string, quotes included. */
export const JSON_STRING = String.raw`"[^"\\]*(?:\\.[^"\\]*)*"`;
const NUMBER = String.raw`-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?`;
const STRING_OR_NUMBER = new RegExp(`${JSON_STRING}|${NUMBER}`, "g");

/** Parses JSON with every number as the text it was written with: `{"amount": 100.50}` gives `{ amount: "100.50" }`. */
export function parseNumbersAsText(text: string): unknown {
  JSON.parse(text); // throws on what is not JSON; the quotes added below could make it look like some
  return JSON.parse(text.replace(STRING_OR_NUMBER, (token) => (token.startsWith('"') ? token : `"${token}"`)));
}

/** Rewrites the strings and numbers of valid JSON text, each as it is written, quotes included. */
export const rewriteTokens = (text: string, rewrite: (token: string) => string): string =>
  text.replace(STRING_OR_NUMBER, rewrite);

/** Writes JSON with each bigint as the integer it is. A leading NUL marks them on the way; no request field may hold one. */
export function stringifyExact(value: unknown): string {
  const marked = JSON.stringify(value, (_key, item: unknown) => (typeof item === "bigint" ? `\0${item}` : item));
  return marked.replace(/"\\u0000(-?\d+)"/g, "$1");
}

const REPLACEMENT = String.raw`\ufffd`;
const PAIR_NUL_LONE_OR_OTHER = /(\\ud[89ab][\da-f]{2}\\ud[c-f][\da-f]{2})|(\\u0000|\\ud[89a-f][\da-f]{2})|(\\.)/gi;

/**
 * The same JSON text with what PostgreSQL's jsonb and text refuse, an escaped NUL or half of a surrogate pair, replaced
 * by U+FFFD, the replacement character. Everything else stays byte for byte.
 */
export const withStorableStrings = (text: string): string =>
  text.replace(PAIR_NUL_LONE_OR_OTHER, (written: string, _pair: unknown, unstorable?: string) =>
    unstorable === undefined ? written : REPLACEMENT,
  );
