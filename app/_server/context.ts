import type { Actor, Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { services } from "./services";

/** The context of one request on behalf of `actor`. */
export function contextFor<A extends Actor>(actor: A): Context<A> {
  const { db, jetpay, env, log } = services();
  const requestId = newId();
  return {
    db,
    jetpay,
    currency: env.jetpay.currency,
    actor,
    now: () => new Date(),
    log: log.child({ requestId }),
    requestId,
  };
}
