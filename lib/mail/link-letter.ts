import { isSafeAddress } from "@/lib/addresses";
import { linkMailContent } from "./content";
import type { DrawLetter } from "./letter";
import { isLinkSpent } from "./link";
import { QR_CID, renderLinkMail } from "./render";

/** A mail that carries a link: with the link's QR code, and only as long as somebody can follow it. */
export const linkLetter: DrawLetter = async (ctx, mail) => {
  const found = await linkMailContent(ctx.db, mail);
  if (found === null) return null;
  const { qr, ...rendered } = await renderLinkMail(found.content);
  return {
    ...rendered,
    toName: found.content.toName,
    attachments: [{ cid: QR_CID, filename: "link.png", content: qr, contentType: "image/png" }],
    withdraw: isLinkSpent(found.state) || !isSafeAddress(found.content.link) ? "link" : null,
  };
};
