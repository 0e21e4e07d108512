import { randomBytes, randomUUID } from "node:crypto";

export const newId = (): string => randomUUID();

// Crockford's base 32: no I, L, O or U, so that a code read out on the phone is typed back as it was.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * The code by which evidence finds its operation: it goes into `note` (or ends the statement) and is shown to people.
 * Six characters, about a thousand million codes; the column is unique and a clash draws again.
 */
export function newReference(): string {
  const bytes = randomBytes(6);
  let code = "";
  for (const byte of bytes) code += ALPHABET[byte & 31];
  return `JD-${code}`;
}

/** The reference of a call sent in place of another: `JD-4F7K2Q-2`. One digit, so that a hold's statement has room for it. */
export const MAX_TRIES = 9;
export const referenceOfTry = (base: string, number: number): string => (number === 1 ? base : `${base}-${number}`);

const AT_END = /(?:^|\s)(JD-[0-9A-HJKMNP-TV-Z]{6}(?:-[2-9])?)$/;

/** The reference that ends a note or statement; one further in was typed by a person and is of another payment. */
export const referenceAtEnd = (text: string | null): string | null => AT_END.exec((text ?? "").trim())?.[1] ?? null;

/** What is typed to find a payment: any of its calls' references leads to it. Lower case. */
export const withoutTry = (text: string): string => text.replace(/^(jd-[0-9a-z]{6})-[2-9]$/, "$1");
