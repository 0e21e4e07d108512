/** Orphans come and go with transactions: the key begins with their topic. */
export const ORPHANS_KEY = ["transactions", "orphans"] as const;
