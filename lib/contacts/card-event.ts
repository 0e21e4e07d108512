import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { paymentMethods } from "@/db/schema/contacts";
import type { Context } from "@/lib/context";
import { readCardFact } from "@/lib/jetpay/map";
import { publish } from "@/lib/live/publish";
import { UNUSED } from "./remove-method";

/** The words of a card's state are not in the guide; these say that it was not taken. */
const FAILED = new Set("fail failed failure decline declined error reject rejected invalid unsuccessful".split(" "));
/** And these that it was. Whatever else is said (`created`, `inactive`, `not_saved`) leaves the card as it is. */
const SAVED = new Set(
  "tokenized tokenised success successful successfully succeeded active activated saved verified complete completed".split(
    " ",
  ),
);
/** A type also names what it is about. */
const SUBJECT = new Set(
  "contact contacts credit card cards creditcard creditcards tokenization tokenisation".split(" "),
);
const NEGATION = new Set(["not", "no", "never"]);

/** What a state or an event's type says became of the card; null where that is in doubt. Words count as a whole. */
function outcomeIn(text: string): "failed" | "saved" | null {
  const words = text
    .toLowerCase()
    .split(/[\s._:/-]+/)
    .filter((word) => word !== "" && !SUBJECT.has(word));
  if (words.length === 0 || words.some((word) => NEGATION.has(word))) return null;
  if (words.some((word) => FAILED.has(word))) return "failed";
  return words.every((word) => SAVED.has(word)) ? "saved" : null;
}

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
  // A type may be named after the attempt, so the state goes before it; either may say that it failed.
  const failed = [said.state ?? "", type].some((text) => outcomeIn(text) === "failed");
  if (!failed && outcomeIn(said.state ?? type) !== "saved") return;
  const [card] = await tx
    .select()
    .from(paymentMethods)
    .where(eq(paymentMethods.jetpayId, said.creditCardId))
    .for("update");
  if (card === undefined) return;
  // A card that was taken away stays away. A page that was taken away unused, and on which a card was sent after all, has it now.
  if (card.state === "removed" && (failed || card.failReason !== UNUSED)) return;
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
