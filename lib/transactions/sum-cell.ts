import type { Direction, Flow, State } from "./transaction";

/** One cell of the reading: how many and how much, of one kind. */
export type SumCell = {
  currency: string;
  direction: Direction;
  flow: Flow;
  state: State;
  flagged: boolean;
  count: number;
  minor: number;
  before: number;
};
