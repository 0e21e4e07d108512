/** Begins with the live topic: whatever changes a transaction has the board read anew. */
export const BOARD_KEY = ["transactions", "holds"] as const;
