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
