import { getHandler } from "@/app/_server/get-handler";
import { NotFound } from "@/lib/errors";
import { type PaperDetail, readPaper } from "@/lib/papers/detail";

/** The paper of a payment, with what a mail of it starts with and every mail that carried it. */
export const GET = getHandler<PaperDetail, { id: string }>({
  permission: "desk.read",
  run: async (ctx, { params }) => {
    const paper = await readPaper(ctx, params.id);
    if (paper === null) throw new NotFound("transaction");
    return paper;
  },
});
