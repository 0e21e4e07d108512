import { fold } from "@/lib/contacts/contact";
import { operatorIn, operatorNamed } from "./operator-names";
import type { Operator } from "./search-line";
import { readItem, readParts } from "./search-parts";

/** What can be completed after an operator. */
export type Completable = Pick<Operator<never>, "about" | "values" | "closed" | "list">;
export type Completables = Readonly<Record<string, Completable>>;

/** What is being typed in a line of search: an operator's name, or a value of one. `from`, `to`: what a choice takes the place of. */
export type Typing = { operator: string | null; typed: string; from: number; to: number };

/** What stands at the caret; null where nothing can be offered: inside quotes that are a text, or after an operator that is none. */
export function typingAt(operators: Completables, line: string, caret: number): Typing | null {
  const part = readParts(line).find(({ from, to }) => from < caret && caret <= to);
  if (part === undefined) return { operator: null, typed: "", from: caret, to: caret };
  const value = part.to - part.value.length;
  if (part.operator === null || caret < value) {
    const typed = line.slice(part.from, caret);
    const to = part.operator === null ? part.to : value;
    return typed.startsWith('"') ? null : { operator: null, typed: typed.toLowerCase(), from: part.from, to };
  }
  const operator = operatorNamed(operators, part.operator);
  const known = operator === null ? undefined : operators[operator];
  if (known === undefined) return null;
  const from = known.list === true ? value + beginOfItem(line.slice(value, caret)) : value;
  return {
    operator,
    typed: readItem(line.slice(from, caret)).text.toLowerCase(),
    from,
    to: endOfItem(line, from, part.to),
  };
}

const beginOfItem = (typed: string): number => typed.lastIndexOf(",") + 1;

function endOfItem(line: string, from: number, to: number): number {
  const comma = line.slice(from, to).indexOf(",");
  return comma === -1 || line[from] === '"' ? to : from + comma;
}

/** What begins with what is typed, then what holds it further on. Operators by their names in `locale`, found by their English ones too. */
export function offeredFor(operators: Completables, { operator, typed }: Typing, locale = "en"): string[] {
  const named = operator === null ? Object.keys(operators) : null;
  const words: string[][] = named?.map((name) => [operatorIn(name, locale), name]) ?? valuesOf(operators, operator);
  const text = fold(typed);
  const begins = words.filter((word) => word.some((each) => fold(each).startsWith(text)));
  const holds = words.filter((word) => !begins.includes(word) && word.some((each) => fold(each).includes(text)));
  return [...begins, ...holds].flatMap(([word = ""]) => word);
}

const valuesOf = (operators: Completables, operator: string | null): string[][] =>
  (operator === null ? undefined : operators[operator]?.values)?.map((value) => [value]) ?? [];

/** The line with a choice put in, and where the caret stands after it: behind a space, or behind the colon of an operator. */
export function complete(line: string, typing: Typing, choice: string): { line: string; caret: number } {
  const before = line.slice(0, typing.from);
  const rest = line.slice(typing.to);
  const after = typing.operator === null ? rest : rest.trimStart();
  const put = typing.operator === null ? `${choice}:` : after.startsWith(",") ? choice : `${choice} `;
  return { line: before + put + after, caret: before.length + put.length };
}
