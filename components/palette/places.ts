import {
  Activity,
  BellRing,
  Building2,
  CircleHelp,
  KeyRound,
  Landmark,
  type LucideIcon,
  ScrollText,
  UsersRound,
  Webhook,
} from "lucide-react";
import type { Route } from "next";
import { allows, type Role } from "@/lib/permissions";
import { newPaymentsFor } from "../shell/new-payment";
import { sectionsFor } from "../shell/sections";

type Deeper = {
  name:
    | "needsMe"
    | "notOurs"
    | "newContact"
    | "company"
    | "accounts"
    | "people"
    | "jetpay"
    | "webhooks"
    | "health"
    | "audit";
  href: Route;
  icon: LucideIcon;
  settings?: true;
};

const DEEPER: readonly Deeper[] = [
  { name: "needsMe", href: "/transactions?view=needs_me" as Route, icon: BellRing },
  { name: "notOurs", href: "/transactions/not-ours", icon: CircleHelp },
  { name: "company", href: "/settings/company", icon: Building2, settings: true },
  { name: "accounts", href: "/settings/merchant-accounts", icon: Landmark, settings: true },
  { name: "people", href: "/settings/people", icon: UsersRound, settings: true },
  { name: "jetpay", href: "/settings/jetpay", icon: KeyRound, settings: true },
  { name: "webhooks", href: "/settings/webhooks", icon: Webhook, settings: true },
  { name: "audit", href: "/settings/audit", icon: ScrollText, settings: true },
  { name: "health", href: "/settings/health", icon: Activity, settings: true },
];

/** What the palette can begin and where it can go, by role; the server checks again. */
export const placesFor = (role: Role) => ({
  payments: newPaymentsFor(role),
  mayAddContact: allows(role, "contacts.write"),
  sections: sectionsFor(role),
  deeper: DEEPER.filter((place) => place.settings !== true || allows(role, "settings.read")),
});
