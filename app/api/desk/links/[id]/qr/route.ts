import { getHandler } from "@/app/_server/get-handler";
import { isSafeAddress } from "@/lib/addresses";
import { NotFound } from "@/lib/errors";
import { readLink } from "@/lib/mail/detail";
import { drawQrSvg } from "@/lib/mail/render";

/** The link's QR code as an SVG; with `?download` as a file. */
export const GET = getHandler<Response, { id: string }>({
  permission: "desk.read",
  run: async (ctx, { params, search }) => {
    const found = await readLink(ctx, params.id);
    if (found === null || found.link === null || !isSafeAddress(found.link)) throw new NotFound("link");
    return new Response(await drawQrSvg(found.link), {
      headers: {
        "content-type": "image/svg+xml",
        "content-disposition": search.has("download") ? `attachment; filename="${found.reference}.svg"` : "inline",
        "cache-control": "private, no-store",
        // Opened by itself it is a document of this origin: it may do nothing.
        "content-security-policy": "default-src 'none'; sandbox",
      },
    });
  },
});
