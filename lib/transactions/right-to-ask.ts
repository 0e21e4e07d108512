import type { Permission } from "@/lib/permissions";
import type { Flow } from "./transaction";

/** What somebody must be allowed to do to ask for a transaction of this flow. */
export const RIGHT_TO_ASK: Record<Flow, Permission> = {
  payout: "payouts.create",
  payout_link: "links.create",
  payment_link: "links.create",
  charge: "charges.create",
  authorization: "authorizations.create",
};
