/** Keys of what is read about links and mails; they begin with the live topic. */
export const linkKey = (transactionId: string) => ["mails", "link", transactionId] as const;
export const paperKey = (transactionId: string) => ["mails", "paper", transactionId] as const;
export const mailKey = (id: string) => ["mails", "one", id] as const;
