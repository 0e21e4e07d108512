import { getHandler } from "@/app/_server/get-handler";
import { placeOf } from "@/components/lists/define-list";
import { mailFilterOf, mailList } from "@/components/mail/mail-list";
import { listMails, type MailPage } from "@/lib/mail/list-mails";

/** The address of the page of mails: one page of them, the newest first. */
export const GET = getHandler<MailPage>({
  permission: "desk.read",
  run: (ctx, { search }) => {
    const asked = mailList.address.read(search);
    return listMails(ctx, mailFilterOf(asked), placeOf(asked));
  },
});
