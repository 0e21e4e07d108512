import { JSON_STRING } from "./exact-json";

/**
 * Walks the text of JSON that is known to be valid, so that a part can be kept exactly as it was received. Positions are
 * those of the text; `to` is exclusive.
 */
export type Span = { from: number; to: number };

const STRING_OR_BRACKET = new RegExp(`${JSON_STRING}|[[\\]{}]`, "g");
const STRING = new RegExp(JSON_STRING, "y");
const LITERAL = /[^\s,\]}]*/y;
const SPACE = /\s*/y;

/** The items of the array that begins at `at`. */
export function* elements(text: string, at: number): Generator<Span> {
  for (let from = afterSpace(text, at + 1); text[from] !== "]"; from = afterComma(text, from)) {
    const to = endOf(text, from);
    yield { from, to };
    from = to;
  }
}

/** The members of the object that begins at `at`, names decoded. */
export function* members(text: string, at: number): Generator<[name: string, value: Span]> {
  for (let from = afterSpace(text, at + 1); text[from] !== "}"; from = afterComma(text, from)) {
    const nameEnd = endOf(text, from);
    const name = String(JSON.parse(text.slice(from, nameEnd)));
    const valueFrom = afterSpace(text, afterSpace(text, nameEnd) + 1);
    const to = endOf(text, valueFrom);
    yield [name, { from: valueFrom, to }];
    from = to;
  }
}

/** How many arrays and objects the deepest place of a value is in; 0 for a string, number or word. */
export const depthOf = (text: string): number => (/^[[{]/.test(text) ? walkNested(text, 0).depth : 0);

function endOf(text: string, from: number): number {
  const first = text[from];
  if (first === "{" || first === "[") return walkNested(text, from).end;
  return matchEnd(first === '"' ? STRING : LITERAL, text, from);
}

/** Goes by brackets, not by calls: depth is up to the sender, the stack is not. */
function walkNested(text: string, from: number): { end: number; depth: number } {
  let open = 0;
  let depth = 0;
  STRING_OR_BRACKET.lastIndex = from;
  for (let found = STRING_OR_BRACKET.exec(text); found !== null; found = STRING_OR_BRACKET.exec(text)) {
    if (found[0] === "[" || found[0] === "{") open += 1;
    else if (found[0] === "]" || found[0] === "}") open -= 1;
    depth = Math.max(depth, open);
    if (open === 0) return { end: STRING_OR_BRACKET.lastIndex, depth };
  }
  throw new SyntaxError("the text is not JSON");
}

const afterSpace = (text: string, at: number): number => matchEnd(SPACE, text, at);

function afterComma(text: string, at: number): number {
  const next = afterSpace(text, at);
  return text[next] === "," ? afterSpace(text, next + 1) : next;
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.exec(text);
  return pattern.lastIndex;
}
