import type { Account, Card, Contact, Delivery, JetpayEvent, Transaction } from "@/lib/jetpay/simulator/records";

/** A call as Jetpay saw it: `effect` is the status of what it did, null where the call never got that far. */
export type TrueCall = { method: string; path: string; effect: number | null; fault: string | null };
/** A transaction as Jetpay has it. */
export type TrueTransaction = Transaction & { state: string };

/** What truly happened (lib/jetpay/simulator/truth.ts). */
export type Truth = {
  transactions: TrueTransaction[];
  contacts: Contact[];
  accounts: Account[];
  cards: Card[];
  events: JetpayEvent[];
  deliveries: Delivery[];
  calls: TrueCall[];
};

/** Whether Jetpay ever named this state of it. */
export const hasBeen = (transaction: TrueTransaction, state: string): boolean =>
  transaction.history.some((passage) => passage.state === state);

/** Whether this reference ends its note or its statement, where our calls put it. */
export const carries = ({ note, statement }: TrueTransaction, reference: string): boolean =>
  [note ?? "", statement].some((text) => text === reference || text.endsWith(` ${reference}`));
