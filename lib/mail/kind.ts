/** What a mail is about; each kind is drawn by its own entry in lib/mail/letters.ts. */
export const MAIL_KINDS = ["link", "alert", "receipt", "remittance_advice", "return_notice"] as const;
export type MailKind = (typeof MAIL_KINDS)[number];
