import { getHandler } from "@/app/_server/get-handler";
import { listMails, type MailPage } from "@/lib/mail/queries";

/** `?view=&after=`: one page of the outbox, or of what did not arrive, the newest first. */
export const GET = getHandler<MailPage>({
  permission: "desk.read",
  run: (ctx, { search }) =>
    listMails(ctx, { view: search.get("view") === "bounced" ? "bounced" : "mails", after: search.get("after") }),
});
