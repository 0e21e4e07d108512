import { AsyncLocalStorage } from "node:async_hooks";

/** True for everything that runs, awaited or not, within a database transaction. The database client sets it. */
export const insideTransaction = new AsyncLocalStorage<boolean>();

/**
 * A call to Jetpay may take as long as its timeout: inside a transaction it would hold row locks all that while, and a
 * rollback could not take the call back. That is a mistake of the programmer, so it is loud wherever programmers are;
 * in production the call goes on, since by then its payment matters more than the lock.
 */
export function assertOutsideTransaction(): void {
  const { NODE_ENV } = process.env;
  if (insideTransaction.getStore() === true && NODE_ENV !== "production") {
    throw new Error("a call to Jetpay was made inside a database transaction");
  }
}
