import { services } from "@/app/_server/services";
import type { LinkActions } from "@/components/mail/link-actions";
import { cancelReminderAction, mailLinkAction, previewLinkMailAction, sendMailAgainAction } from "../links/actions";

/** What the parts of components/mail are given to act with. */
export const linkActions = (): LinkActions => ({
  mail: mailLinkAction,
  preview: previewLinkMailAction,
  again: sendMailAgainAction,
  cancelReminder: cancelReminderAction,
  from: services().env.mailFrom,
});
