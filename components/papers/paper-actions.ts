import type { PaperMailKind } from "@/lib/papers/paper";
import type { LinkActions, MailRequest } from "../mail/link-actions";

/** What can be done with the paper of a payment; the pages hand in their server actions. */
export type PaperActions = Pick<LinkActions, "preview" | "again" | "cancelReminder" | "from"> & {
  mail: (request: MailRequest & { seen: PaperMailKind }) => ReturnType<LinkActions["mail"]>;
};
