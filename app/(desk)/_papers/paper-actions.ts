import { services } from "@/app/_server/services";
import type { PaperActions } from "@/components/papers/paper-actions";
import { cancelReminderAction, sendMailAgainAction } from "../links/actions";
import { mailPaperAction, previewPaperMailAction } from "./actions";

/** What the parts of components/papers are given to act with. */
export const paperActions = (): PaperActions => ({
  mail: mailPaperAction,
  preview: previewPaperMailAction,
  again: sendMailAgainAction,
  cancelReminder: cancelReminderAction,
  from: services().env.mailFrom,
});
