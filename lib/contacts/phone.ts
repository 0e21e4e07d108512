import type { FieldProblem } from "@/lib/errors";

const TYPED = /^(\+?)([\d\s().\-/]*?)(?:[\s,;]*(?:x|#|ext\.?|extension|poste)[\s.:]*(\d{1,8}))?$/i;
/** Characters that are looked at; no number needs as many. */
const LONGEST = 60;
const LEAST = 7;
/** ITU-T E.164: the longest number there is. */
const MOST = 15;

type Read = { plus: boolean; groups: string; digits: string; extension: string };

/** Optional. Digits with whatever people put between them, a + before and an extension after. */
export function checkPhone(phone: string): FieldProblem | null {
  if (phone.trim() === "") return null;
  const read = readPhone(phone);
  if (read === null) return { key: "phone_characters" };
  if (read.digits.length < LEAST) return { key: "phone_short", values: { count: read.digits.length } };
  return read.digits.length > MOST ? { key: "phone_long", values: { max: MOST } } : null;
}

/**
 * The number as it is kept: a North American one as `+1 416 555 0134 ext. 5`, however it was typed; any other with the groups
 * it was typed in, since where they end differs by country. What is no number stays as it is.
 */
export function normalPhone(phone: string): string {
  const read = readPhone(phone);
  if (read === null || checkPhone(phone) !== null) return phone.trim();
  const { plus, groups, digits, extension } = read;
  const [, area, exchange, line] =
    (plus ? /^1(\d{3})(\d{3})(\d{4})$/ : /^1?([2-9]\d\d)([2-9]\d\d)(\d{4})$/).exec(digits) ?? [];
  const number = line === undefined ? `${plus ? "+" : ""}${groups}` : `+1 ${area} ${exchange} ${line}`;
  return extension === "" ? number : `${number} ext. ${extension}`;
}

function readPhone(phone: string): Read | null {
  if (phone.trim().length > LONGEST) return null;
  const [whole, plus = "", body = "", extension = ""] = TYPED.exec(phone.trim()) ?? [];
  if (whole === undefined) return null;
  const groups = body.match(/\d+/g) ?? [];
  return { plus: plus !== "", groups: groups.join(" "), digits: groups.join(""), extension };
}
