const MAX = 2n ** 63n - 1n;

/** A whole number from 0 up that PostgreSQL's bigint can hold, as text: ids of Jetpay's events may be beyond what a number of JavaScript's is exact for. */
export const isBigint = (text: string): boolean => /^\d{1,19}$/.test(text) && BigInt(text) <= MAX;
