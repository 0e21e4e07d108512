import type { LinkView, MailView } from "@/lib/mail/link";

/** Keys of what is read about links and mails; they begin with the live topic. */
export const linksKey = (view: LinkView) => ["mails", "links", view] as const;
export const linkKey = (transactionId: string) => ["mails", "link", transactionId] as const;
export const paperKey = (transactionId: string) => ["mails", "paper", transactionId] as const;
export const mailsKey = (view: MailView) => ["mails", "list", view] as const;
export const mailKey = (id: string) => ["mails", "one", id] as const;
