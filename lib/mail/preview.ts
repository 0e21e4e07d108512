import type { Context } from "@/lib/context";
import { Conflict } from "@/lib/errors";
import { linkMailContent } from "./content";
import { renderLinkMail } from "./render";

type Draft = { transactionId: string; name: string; locale: "en" | "fr"; subject: string; message: string };

/** A mail as it would leave, for the eye only. */
export async function drawLinkMail(
  ctx: Context,
  { name, ...draft }: Draft,
): Promise<{ subject: string; html: string }> {
  const found = await linkMailContent(ctx.db, { ...draft, toName: name });
  if (found === null) throw new Conflict("link_missing");
  const { subject, html } = await renderLinkMail(found.content, "data");
  return { subject, html };
}
