import { type Direction, type Flow, isSettled, STATES, type State } from "./transaction";

/** What a list of transactions is narrowed down to; every part of it stands in the page's address. */
export type TransactionFilter = {
  view: View;
  /** Words, each looked for in note, statement, reference, Jetpay id, contact, and as an amount; what is in quotes is one. */
  text: string;
  flows: Flow[];
  states: State[];
  direction: Direction | null;
  contactId: string | null;
  /** A piece of the contact's name or mail address; null where `contactId` names one. */
  contactName: string | null;
  /** Last four digits of the account or card it goes to or comes from. */
  last4: string | null;
  /** How our reference begins; `JD-` may be left out. */
  reference: string | null;
  /** Integer minor units, inclusive. */
  minMinor: number | null;
  maxMinor: number | null;
  /** Days of the desk's zone, `2026-11-20`, inclusive. */
  from: string | null;
  to: string | null;
};

/** `needs_me`: somebody has to decide or look; `open`: not final yet. */
export const VIEWS = ["all", "needs_me", "open"] as const;
export type View = (typeof VIEWS)[number];

/** States in which a person has the next move. */
const WAITS_FOR_A_PERSON: ReadonlySet<State> = new Set(["awaiting_approval", "unknown", "preauthorized", "lapsed"]);
/** For so long a failure, and a refusal, asks to be seen to; after that it is history. */
export const FAILURE_IS_NEWS_FOR_MS = 7 * 24 * 60 * 60_000;

export const WAITING_STATES = STATES.filter((state) => WAITS_FOR_A_PERSON.has(state));
export const FINAL_STATES = STATES.filter((state) => isSettled(state) || state === "draft");

/** Whether a transaction is in a view. `flagged`: a person has to look whatever its state is (lib/transactions/waiting.ts). */
export function isInView(view: View, { state, flagged }: { state: State; flagged: boolean }): boolean {
  if (view === "needs_me") return WAITS_FOR_A_PERSON.has(state) || flagged;
  return view === "all" || !(isSettled(state) || state === "draft");
}
