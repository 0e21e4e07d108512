import { z } from "zod";
import { type Context, requireRight } from "@/lib/context";
import { sendOperation } from "@/lib/operations/send";
import { parse } from "@/lib/parse";
import { askForMethod } from "./ask-for-method";
import { type Told, toldOf } from "./outcome";

export const cardPageInput = z.object({ formId: z.uuid(), contactId: z.uuid() });

/** `url` is Jetpay's page for this one card, to be used once; null when there is none to show. */
export type CardPage = Told & { methodId: string; url: string | null };

/**
 * Asks Jetpay for its hosted page on which a card is typed (guide: tokenize-a-contact-credit-card). The page's address is
 * given to the person who asked and kept nowhere; what becomes of the card is told by an event (card-event.ts).
 */
export async function requestCardPage(ctx: Context, raw: unknown): Promise<CardPage> {
  requireRight(ctx, "contacts.write");
  const { formId, contactId } = parse(cardPageInput, raw);
  const asked = await ctx.db.transaction((tx) =>
    askForMethod(tx, ctx, {
      formId,
      contactId,
      kind: "card",
      shown: { brand: "", last4: "", title: null, holderName: null },
      operation: "request_card_page",
      audit: "card.request",
    }),
  );
  // The same form once more: its page was handed out already, to the window that asked first.
  if (asked.operationId === null) return { ...toldOf(null), methodId: asked.id, url: null };
  const outcome = await sendOperation(ctx, asked.operationId);
  const url = outcome?.kind === "accepted" ? (outcome.value.url ?? null) : null;
  return { ...toldOf(outcome), methodId: asked.id, url };
}
