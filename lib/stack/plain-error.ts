/** Something went wrong that one sentence explains; no trace is of use to who reads it. */
export class PlainError extends Error {
  override readonly name = "PlainError";
}

/** What is said of an error on the terminal: the sentence alone, or where it is a surprise with the trace, and what caused it. */
export function wordsOf(error: unknown): string {
  if (error instanceof PlainError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const trace = error.stack ?? error.message;
  return error.cause === undefined ? trace : `${trace}\nbecause of ${wordsOf(error.cause)}`;
}
