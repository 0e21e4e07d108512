/** Something went wrong that one sentence explains; no trace is of use to who reads it. */
export class PlainError extends Error {
  override readonly name = "PlainError";
}

/** What is said of an error on the terminal: the sentence alone, or with the trace where it is a surprise. */
export function wordsOf(error: unknown): string {
  if (error instanceof PlainError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
