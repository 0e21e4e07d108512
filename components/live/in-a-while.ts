/** What is read anew after a change keeps nobody longer than this: the page itself says what could not be read. */
const LONGEST_MS = 2_000;

/** What was read, or nothing where it takes long. */
export const inAWhile = <T>(reading: Promise<T>): Promise<T | undefined> =>
  Promise.race([reading, new Promise<undefined>((over) => setTimeout(() => over(undefined), LONGEST_MS))]);
