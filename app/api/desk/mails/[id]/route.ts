import { getHandler } from "@/app/_server/get-handler";
import { services } from "@/app/_server/services";
import { NotFound } from "@/lib/errors";
import { type MailDetail, readMail } from "@/lib/mail/detail";

/** One mail as it was sent. */
export const GET = getHandler<MailDetail, { id: string }>({
  permission: "desk.read",
  run: async (ctx, { params }) => {
    const mail = await readMail(ctx, params.id, services().env.appUrl);
    if (mail === null) throw new NotFound("mail");
    return mail;
  },
});
