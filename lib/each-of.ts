/**
 * Does something with each, one after the other. One that fails holds up no other: the rest is done first, then the first
 * error is thrown, so that the job it stands in comes back for what is left.
 */
export async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  let first: { error: unknown } | null = null;
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      first ??= { error };
    }
  }
  if (first !== null) throw first.error;
}
