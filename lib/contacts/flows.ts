import { allows, type Role } from "@/lib/permissions";
import { RIGHT_TO_ASK } from "@/lib/transactions/right-to-ask";
import type { Flow } from "@/lib/transactions/transaction";
import { type ContactMethod, isUsable, type MethodKind, type Standing } from "./contact";

/** Why a flow cannot be started with a contact now. */
export type FlowObstacle = "no_right" | "not_at_jetpay" | "in_doubt" | "no_account" | "no_card";

export type FlowStart = {
  flow: Flow;
  href: { pathname: string; query: { contact: string; direction?: "out" } };
  obstacle: FlowObstacle | null;
};

const FLOWS: readonly { flow: Flow; path: string; needs: MethodKind | null }[] = [
  { flow: "payout", path: "/payouts/new", needs: "bank_account" },
  { flow: "payout_link", path: "/links/new", needs: null },
  { flow: "payment_link", path: "/links/new", needs: null },
  { flow: "charge", path: "/charges/new", needs: "card" },
  { flow: "authorization", path: "/authorizations/new", needs: "card" },
];

type Startable = { id: string; standing: Standing; methods: readonly Pick<ContactMethod, "kind" | "state">[] };

/** What can be started with a contact by someone of this role, and what stands in the way of the rest. */
export const flowsFor = (contact: Startable, role: Role): FlowStart[] =>
  FLOWS.map(({ flow, path, needs }) => ({
    flow,
    href: { pathname: path, query: { contact: contact.id, ...(flow === "payout_link" ? { direction: "out" } : {}) } },
    obstacle: obstacleOf(contact, allows(role, RIGHT_TO_ASK[flow]), needs),
  }));

function obstacleOf(contact: Startable, permitted: boolean, needs: MethodKind | null): FlowObstacle | null {
  if (!permitted) return "no_right";
  if (contact.standing === "unknown") return "in_doubt";
  if (contact.standing !== "at_jetpay") return "not_at_jetpay";
  if (needs === null || contact.methods.some((method) => method.kind === needs && isUsable(method))) return null;
  return needs === "card" ? "no_card" : "no_account";
}
