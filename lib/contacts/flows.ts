import { allows, type Permission, type Role } from "@/lib/permissions";
import type { Flow } from "@/lib/transactions/transaction";
import { type ContactMethod, isUsable, type MethodKind, type Standing } from "./contact";

/** Why a flow cannot be started with a contact now. */
export type FlowObstacle = "no_right" | "not_at_jetpay" | "in_doubt" | "no_account" | "no_card";

export type FlowStart = {
  flow: Flow;
  href: { pathname: string; query: { contact: string; direction?: "out" } };
  obstacle: FlowObstacle | null;
};

const FLOWS: readonly { flow: Flow; path: string; right: Permission; needs: MethodKind | null }[] = [
  { flow: "payout", path: "/payouts/new", right: "payouts.create", needs: "bank_account" },
  { flow: "payout_link", path: "/links/new", right: "links.create", needs: null },
  { flow: "payment_link", path: "/links/new", right: "links.create", needs: null },
  { flow: "charge", path: "/charges/new", right: "charges.create", needs: "card" },
  { flow: "authorization", path: "/authorizations/new", right: "authorizations.create", needs: "card" },
];

type Startable = { id: string; standing: Standing; methods: readonly Pick<ContactMethod, "kind" | "state">[] };

/** What can be started with a contact by someone of this role, and what stands in the way of the rest. */
export const flowsFor = (contact: Startable, role: Role): FlowStart[] =>
  FLOWS.map(({ flow, path, right, needs }) => ({
    flow,
    href: { pathname: path, query: { contact: contact.id, ...(flow === "payout_link" ? { direction: "out" } : {}) } },
    obstacle: obstacleOf(contact, allows(role, right), needs),
  }));

function obstacleOf(contact: Startable, permitted: boolean, needs: MethodKind | null): FlowObstacle | null {
  if (!permitted) return "no_right";
  if (contact.standing === "unknown") return "in_doubt";
  if (contact.standing !== "at_jetpay") return "not_at_jetpay";
  if (needs === null || contact.methods.some((method) => method.kind === needs && isUsable(method))) return null;
  return needs === "card" ? "no_card" : "no_account";
}
