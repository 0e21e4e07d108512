import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { paymentMethods } from "@/db/schema/contacts";
import type { Context } from "@/lib/context";
import { readCardFact, readEventType } from "@/lib/jetpay/map";
import { publish } from "@/lib/live/publish";

/** The words of a card's state are not in the guide; these say that it was not taken. */
const FAILED = /fail|declin|error|reject|invalid/;
/** And these that it was; any other word (`created`, `pending`) leaves the card as it is. */
const SAVED = /tokeni[sz]ed|succe|active|saved|verified|complet/;

/**
 * Jetpay says what became of a card that was typed into its hosted page (guide: tokenize-a-contact-credit-card). An
 * event of a card nobody here asked for changes nothing.
 */
export async function applyCardEvent(
  tx: Transaction,
  ctx: Context,
  { type, data }: { type: string; data: string },
): Promise<void> {
  const said = readCardFact(JSON.parse(data));
  if (said.creditCardId === null) return;
  const words = `${said.state ?? ""} ${readEventType(type).word}`;
  const failed = FAILED.test(words);
  if (!failed && !SAVED.test(words)) return;
  const [card] = await tx
    .select()
    .from(paymentMethods)
    .where(eq(paymentMethods.jetpayId, said.creditCardId))
    .for("update");
  if (card === undefined || card.state === "removed") return;
  await tx
    .update(paymentMethods)
    .set({
      // A card that is good stays good: a repeated or late word of an earlier failed try does not take it away.
      state: failed && card.state !== "active" ? "failed" : "active",
      brand: said.brand ?? card.brand,
      last4: said.lastFour ?? card.last4,
      expiry: said.expiry ?? card.expiry,
      failReason: failed ? (card.failReason ?? said.state) : null,
      updatedAt: ctx.now(),
    })
    .where(eq(paymentMethods.id, card.id));
  await publish(tx, "contacts", card.contactId);
}
