/** The parts of a line of search: words, things in quotes, and either after an operator. Nothing here knows what they mean. */

/** One part as it was written; `value` still has its quotes. `from`, `to`: where it stands in the line, operator included. */
export type Part = { operator: string | null; value: string; from: number; to: number };

/** One value; what was in quotes is meant literally. */
export type Item = { text: string; quoted: boolean };

/** An address of the web is a word. */
const OPERATOR = /(\p{L}[\p{L}\p{M}0-9_]*):(?!\/\/)/uy;
const SPACE = /\s/;

export function readParts(line: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (;;) {
    while (at < line.length && SPACE.test(line.charAt(at))) at += 1;
    if (at === line.length) return parts;
    OPERATOR.lastIndex = at;
    const [begun = "", operator = null] = OPERATOR.exec(line) ?? [];
    const value = at + begun.length;
    const to =
      operator === null && line[at] === '"' ? endOfQuotes(line, at) : endOfValue(line, value, operator !== null);
    parts.push({ operator, value: line.slice(value, to), from: at, to });
    at = to;
  }
}

/** Up to the next space. After an operator, quotes begin where the value or an item of its list does; elsewhere the sign is one of the text. */
function endOfValue(line: string, from: number, list: boolean): number {
  let at = from;
  while (at < line.length && !SPACE.test(line.charAt(at))) {
    const begins = list && line[at] === '"' && (at === from || line[at - 1] === ",");
    at = begins ? endOfQuotes(line, at) : at + 1;
  }
  return at;
}

/** Behind the closing sign; quotes that are not closed run to the end. */
function endOfQuotes(line: string, from: number): number {
  let at = from + 1;
  while (at < line.length && line[at] !== '"') at += line[at] === "\\" ? 2 : 1;
  return Math.min(at + 1, line.length);
}

/** A value that is one: quotes taken off, what follows them kept. */
export function readItem(value: string): Item {
  if (!value.startsWith('"')) return { text: clean(value), quoted: false };
  const end = endOfQuotes(value, 0);
  let inside = "";
  for (let at = 1; at < end && value[at] !== '"'; at += 1) {
    if (value[at] === "\\") at += 1;
    inside += value.charAt(at);
  }
  return { text: clean(inside + value.slice(end)), quoted: true };
}

/** A value that is a list: items parted by commas, each with or without quotes. */
export function readItems(value: string): Item[] {
  const items: Item[] = [];
  let rest = value;
  for (;;) {
    const quoted = rest.startsWith('"') ? endOfQuotes(rest, 0) : 0;
    const comma = rest.indexOf(",", quoted);
    items.push(readItem(comma === -1 ? rest : rest.slice(0, comma)));
    if (comma === -1) return items;
    rest = rest.slice(comma + 1);
  }
}

/** One space between words, none around: what a field of one line holds. */
export const clean = (text: string): string => text.replaceAll(/[\s\0]+/g, " ").trim();

export const inQuotes = (text: string): string => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
