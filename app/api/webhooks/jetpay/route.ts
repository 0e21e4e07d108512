import { contextFor } from "@/app/_server/context";
import { readCapped } from "@/app/_server/read-capped";
import { services } from "@/app/_server/services";
import { clientAddress } from "@/lib/team/throttle";
import { MAX_DELIVERY_BYTES, receiveDelivery } from "@/lib/webhooks/receive";

/** A delivery of Jetpay's. The raw bytes are what was signed, so nothing reads them before the check (docs/operations.md). */
export async function POST(request: Request): Promise<Response> {
  const { verifyDelivery, env, log } = services();
  const ctx = contextFor({ kind: "system", name: "webhook" });
  try {
    const body = await readCapped(request, MAX_DELIVERY_BYTES);
    const address = clientAddress(request.headers.get("x-forwarded-for"), env.trustedProxies);
    const received = await receiveDelivery(ctx, verifyDelivery, { body, headers: request.headers, address });
    const { status, outcome, detail } = received;
    return status === 200 ? Response.json({ stored: received.stored }) : problem(status, outcome, detail);
  } catch (error) {
    log.error({ err: error }, "a delivery could not be stored");
    return problem(503, "not_stored", "The delivery could not be stored; send it again.");
  }
}

const problem = (status: number, type: string, detail: string): Response =>
  Response.json({ type, status, detail }, { status, headers: { "content-type": "application/problem+json" } });
