/** The header in which our Message-ID stands once more: some servers give a mail another one on its way. */
export const OWN_ID_HEADER = "X-Jetdesk-Mail";

/** Why a mail bounced, in the words the screen has for it; pure. */
export const BOUNCE_REASONS = ["address", "full", "disabled", "unreachable", "refused", "other"] as const;
export type BounceReason = (typeof BOUNCE_REASONS)[number];

/**
 * The reason in a status code of RFC 3463: class, subject, detail. `address`: there is no such mailbox or domain; `full`: the mailbox
 * takes no more; `disabled`: it is switched off; `unreachable`: no way to its server; `refused`: the server does not want this mail.
 */
export function bounceReason(status: string): BounceReason {
  const [, subject, detail] = status.split(".");
  if (subject === "1" && detail !== "7" && detail !== "8") return "address";
  if (subject === "2") return detail === "1" ? "disabled" : detail === "2" ? "full" : "other";
  if (subject === "4") return "unreachable";
  return subject === "7" || subject === "3" ? "refused" : "other";
}
