import { fileResponse } from "@/app/_server/file-response";
import { getHandler } from "@/app/_server/get-handler";
import { readPaperFile } from "@/lib/papers/file";

/** `?locale=en|fr`: the receipt or remittance advice as a PDF. */
export const GET = getHandler<Response, { id: string }>({
  permission: "desk.read",
  run: async (ctx, { params, search }) =>
    fileResponse(await readPaperFile(ctx, params.id, search.get("locale") === "fr" ? "fr" : "en")),
});
