const STILL_EVERY_MS = 15_000;
const seconds = (from: number): string => `${((Date.now() - from) / 1_000).toFixed(1)} s`;

export const say = (text: string): void => void process.stdout.write(`${text}\n`);
export const complain = (text: string): void => void process.stderr.write(`${text}\n`);

/** One step of a run: a line when it begins, one every 15 seconds while it lasts, one when it is done, with its time. */
export async function step<T>(name: string, work: () => Promise<T>, failing = () => true): Promise<T> {
  const started = Date.now();
  say(`  · ${name}`);
  const still = setInterval(() => say(`  · still at it, ${seconds(started)}: ${name}`), STILL_EVERY_MS);
  try {
    const result = await work();
    say(`  ✓ ${name}, ${seconds(started)}`);
    return result;
  } catch (error) {
    if (failing()) complain(`  ✗ ${name}, after ${seconds(started)}`);
    throw error;
  } finally {
    clearInterval(still);
  }
}
