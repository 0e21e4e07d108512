import { operatorIn, operatorNamed } from "./operator-names";
import { inQuotes, type Part, readItem, readParts } from "./search-parts";

/**
 * The filter of a list as one line of text, and back: `amount:>500 state:failed,unknown contact:"north shore" 4821`. What stands
 * without an operator is looked for as text. The chips and this line are two views of one address. Which operators there are is
 * the list's to say (`SearchLanguage`); lib/lists/operators.ts has those that several share.
 */

/**
 * What the words are read and written by. `today`: a day of the desk's zone; `contacts`: those whose name means this very contact;
 * `locale`: whose names the operators are written by, English where it is not said.
 */
export type SearchWords = {
  currency: string;
  today: string;
  contacts: readonly { id: string; name: string }[];
  locale?: string;
};

/** What the screen can say of an operator: two of the same name in two lists may take different things. */
export const ABOUT = [
  "amount",
  "state",
  "flow",
  "direction",
  "contact",
  "after",
  "before",
  "on",
  "last4",
  "ref",
  "to",
  "from",
  "kind",
  "name",
  "mail",
  "type",
  "choice",
] as const;

export const SEARCH_PROBLEMS = [
  "operator",
  "value",
  "amount",
  "state",
  "flow",
  "direction",
  "last4",
  "day",
  "choice",
] as const;
type ProblemKey = (typeof SEARCH_PROBLEMS)[number];

/** What is wrong with one part of the line. `word`: as it was written; `from`, `to`: where it stands. */
export type SearchProblem = { key: ProblemKey; word: string; from: number; to: number };

/** What one part says of the filter, or what is wrong with it. */
export type Read<F> = Partial<F> | { wrong: ProblemKey; word: string };

/** One operator of a list whose filter is, or holds, `F`. */
export type Operator<F> = {
  about: (typeof ABOUT)[number];
  /** `before`: what the parts before this one said. */
  read: (part: Part, before: F, words: SearchWords) => Read<F>;
  /** Parts of a line that are read as this piece of the filter; none where it says nothing, or another operator says it. */
  print: (filter: F, words: SearchWords) => string[];
  /** Values that can be completed, as they are written. */
  values?: readonly string[];
  /** Nothing but these values makes sense after it. */
  closed?: true;
  /** Values may be several, with commas. */
  list?: true;
};

/** The operators of a list in the order in which they are offered and printed, and the filter that narrows nothing. */
export type SearchLanguage<F extends { text: string }> = { nothing: F; operators: Record<string, Operator<F>> };

/** Reads a line. A part that is wrong narrows nothing and is told; where one thing is said twice, the last word holds. */
export function parseLine<F extends { text: string }>(
  { nothing, operators }: SearchLanguage<F>,
  line: string,
  words: SearchWords,
): { filter: F; problems: SearchProblem[] } {
  let filter = nothing;
  const problems: SearchProblem[] = [];
  const texts: string[] = [];
  for (const part of readParts(line)) {
    const { operator, from, to } = part;
    if (operator === null) {
      const { text } = readItem(part.value);
      if (text !== "") texts.push(text);
      continue;
    }
    const name = operatorNamed(operators, operator);
    const known = name === null ? undefined : operators[name];
    const read: Read<F> = known === undefined ? { wrong: "operator", word: operator } : known.read(part, filter, words);
    if ("wrong" in read) problems.push({ key: read.wrong, word: read.word, from, to });
    else filter = { ...filter, ...read };
  }
  return { filter: { ...filter, text: printTexts(texts) }, problems };
}

/** Writes a filter as the line that is read as the same filter. */
export const printLine = <F extends { text: string }>(
  { operators }: SearchLanguage<F>,
  filter: F,
  words: SearchWords,
): string =>
  [
    ...Object.entries(operators).flatMap(([name, { print }]) =>
      // What is printed begins with the operator's own name.
      print(filter, words).map((part) => operatorIn(name, words.locale) + part.slice(name.length)),
    ),
    ...(filter.text === "" ? [] : [filter.text]),
  ].join(" ");

/** So many texts count, the first ones: each is looked for by itself, and nobody means a hundred. */
export const MOST_TEXTS = 8;

/** The texts that a row must hold, each of them: words, and what stands in quotes as one. */
export const textsOf = (text: string): string[] =>
  readParts(text)
    .map((part) => (part.operator === null ? readItem(part.value).text : text.slice(part.from, part.to)))
    .filter((each) => each !== "");

/** Texts as they are written one after the other; what would be read as something else goes in quotes. */
export const printTexts = (texts: readonly string[]): string => texts.map(printText).join(" ");

const printText = (text: string): string => {
  const [part, ...more] = readParts(text);
  const plain = more.length === 0 && part?.operator === null && !text.startsWith('"');
  return plain ? text : inQuotes(text);
};

/** One value: a name or a reference. */
export const printValue = (text: string): string => (/[\s"]|^\/\//.test(text) ? inQuotes(text) : text);
