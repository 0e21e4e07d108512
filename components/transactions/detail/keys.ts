/** The keys under which the browser keeps a transaction and its neighbours; they begin with the live topic. */
export const transactionKey = (id: string) => ["transactions", "one", id] as const;
export const neighboursKey = (id: string, search: string) => ["transactions", "neighbours", id, search] as const;
