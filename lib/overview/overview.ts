import type { Column, MonthSums, Period } from "./flows";
import type { LatestFact } from "./latest";
import type { Need } from "./needs";

/** A hold as it stands beside the chart. Times are ISO instants, the amount integer minor units. */
export type LapsingHold = {
  id: string;
  contactName: string;
  amountMinor: number;
  currency: string;
  heldAt: string;
  deadline: string;
  card: { brand: string; last4: string } | null;
};

/** What a desk needs before its first payment, and whether it is there. */
export type FirstSteps = { jetpay: boolean; merchantAccount: boolean; webhook: boolean; people: boolean };

/** Everything the overview shows, all of one moment: plain JSON. `now` is the server's clock at the reading. */
export type Overview = {
  now: string;
  /** Today by the desk's calendar, `2026-11-20`. */
  today: string;
  currency: string;
  /** By urgency. */
  needs: Need[];
  /** How many transactions stand under the list's view of what needs somebody. */
  waiting: number;
  /** Set while nothing has ever been asked for. */
  firstSteps: FirstSteps | null;
  period: Period;
  columns: Column[];
  month: MonthSums;
  /** Transactions of the days read in another currency than the desk's: in no column and no sum. */
  otherCurrency: number;
  holds: { count: number; next: LapsingHold[] };
  latest: LatestFact[];
};
