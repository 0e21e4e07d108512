import { z } from "zod";
import { MAX_ID_LENGTH } from "@/lib/jetpay/map";
import type { Permission } from "@/lib/permissions";

/** What a person may find of a call without an answer. */
export const VERDICTS = ["this_is_it", "still_unknown", "did_not_happen", "did_not_happen_send_again"] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * Who looks in Jetpay's dashboard may say what is there. That nothing is there is another matter: it frees the payment to be
 * made once more, so it takes an approver.
 */
export const RIGHT_FOR: Record<Verdict, Permission> = {
  this_is_it: "doubts.look",
  still_unknown: "doubts.look",
  did_not_happen: "doubts.deny",
  did_not_happen_send_again: "doubts.deny",
};

/** Why, in the person's own words. */
export const reasonInput = z.string().trim().min(3, "reason_short").max(500, "reason_long");
export const jetpayIdInput = z.string().trim().min(1, "jetpay_id_missing").max(MAX_ID_LENGTH, "jetpay_id_unknown");

/** Which call, the version of its transaction that the person saw, and what they found. */
export const resolveInput = z
  .object({
    transactionId: z.uuid(),
    operationId: z.uuid(),
    version: z.number().int().positive(),
    verdict: z.enum(VERDICTS),
    jetpayId: jetpayIdInput.nullable(),
    reason: reasonInput,
  })
  .refine(({ verdict, jetpayId }) => verdict !== "this_is_it" || jetpayId !== null, {
    path: ["jetpayId"],
    error: "jetpay_id_missing",
  });
export type ResolveInput = z.output<typeof resolveInput>;

/** From when on it can be said that a call did not happen: until then Jetpay may still be at work on it. */
export const deniableFrom = (sent: { sentAt: Date | null; createdAt: Date }, minutes: number): Date =>
  new Date((sent.sentAt ?? sent.createdAt).getTime() + minutes * 60_000);
