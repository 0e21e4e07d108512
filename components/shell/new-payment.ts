import { ArrowDownLeft, ArrowUpRight, CreditCard, HandCoins, Link2, type LucideIcon } from "lucide-react";
import type { Route } from "next";
import { allows, type Permission, type Role } from "@/lib/permissions";

export type NewPayment = {
  name: "payout" | "payoutLink" | "paymentLink" | "charge" | "hold";
  hint: "payoutHint" | "payoutLinkHint" | "paymentLinkHint" | "chargeHint" | "holdHint";
  href: Route;
  icon: LucideIcon;
  needs: Permission;
};

const NEW_PAYMENTS: readonly NewPayment[] = [
  { name: "payout", hint: "payoutHint", href: "/payouts/new", icon: ArrowUpRight, needs: "payouts.create" },
  { name: "payoutLink", hint: "payoutLinkHint", href: "/links/new?direction=out", icon: Link2, needs: "links.create" },
  { name: "paymentLink", hint: "paymentLinkHint", href: "/links/new", icon: ArrowDownLeft, needs: "links.create" },
  { name: "charge", hint: "chargeHint", href: "/charges/new", icon: CreditCard, needs: "charges.create" },
  { name: "hold", hint: "holdHint", href: "/authorizations/new", icon: HandCoins, needs: "authorizations.create" },
];

/** The payments a role may begin; none for a viewer. */
export const newPaymentsFor = (role: Role): readonly NewPayment[] =>
  NEW_PAYMENTS.filter((payment) => allows(role, payment.needs));
