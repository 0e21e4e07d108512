import { fileResponse } from "@/app/_server/file-response";
import { getHandler } from "@/app/_server/get-handler";
import { NotFound } from "@/lib/errors";
import { readMailFile } from "@/lib/mail/detail";

/** The file that left with a mail, as it left. */
export const GET = getHandler<Response, { id: string }>({
  permission: "desk.read",
  run: async (ctx, { params }) => {
    const file = await readMailFile(ctx, params.id);
    if (file === null) throw new NotFound("mail");
    return fileResponse(file);
  },
});
