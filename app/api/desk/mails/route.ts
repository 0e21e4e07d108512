import { getHandler } from "@/app/_server/get-handler";
import { listMails, type MailPage } from "@/lib/mail/queries";

/** `?after=`: one page of the outbox, the newest first. */
export const GET = getHandler<MailPage>({
  permission: "desk.read",
  run: (ctx, { search }) => listMails(ctx, { after: search.get("after") }),
});
