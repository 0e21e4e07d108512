import { eq } from "drizzle-orm";
import { webhookRegistrations } from "@/db/schema/webhooks";
import type { Context } from "@/lib/context";
import { makeCall } from "./calls";
import { CALLBACK_PATH, readRegistration, register, replayFields, unregister } from "./registration";
import { startOf } from "./replay";

/**
 * Has events come to this desk's address where they go to another: a local stack that is started on another port. What was
 * sent to the old one in between is sent again. Only for a Jetpay of our own: a real one may serve another desk there.
 */
export async function moveWebhook(ctx: Context, own: { appUrl: string; callbackKey: string | null }): Promise<boolean> {
  const row = await readRegistration(ctx);
  const callbackUrl = own.appUrl + CALLBACK_PATH;
  if (row === null || row.callbackUrl === callbackUrl) return false;
  const { identifier } = row;
  const from = await startOf(ctx.db, row, null);
  const answer = await makeCall<unknown>(
    ctx,
    {
      kind: "update",
      cause: "address",
      action: "webhook.register",
      subjectId: identifier,
      from,
      data: { callbackUrl },
    },
    () => ctx.jetpay.updateWebhook({ identifier, callbackUrl, ...replayFields(from) }),
    async (tx) => {
      await tx.update(webhookRegistrations).set({ callbackUrl }).where(eq(webhookRegistrations.identifier, identifier));
    },
  );
  if (answer.kind === "accepted") return true;
  // Refused: it is gone, or another webhook has that address already, which is then taken over.
  await unregister(ctx, row, "address", () => Promise.resolve());
  return (
    (await register(ctx, { callbackUrl, callbackKey: own.callbackKey, from, cause: "address" })).kind === "accepted"
  );
}
