import { getHandler } from "@/app/_server/get-handler";
import { NotFound } from "@/lib/errors";
import { type LinkDetail, readLink } from "@/lib/mail/detail";

/** The link of one transaction, with its mails. */
export const GET = getHandler<LinkDetail, { id: string }>({
  permission: "desk.read",
  run: async (ctx, { params }) => {
    const link = await readLink(ctx, params.id);
    if (link === null) throw new NotFound("transaction");
    return link;
  },
});
