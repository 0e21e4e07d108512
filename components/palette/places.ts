import {
  Activity,
  AlarmClock,
  BellRing,
  Building2,
  CircleHelp,
  KeyRound,
  Landmark,
  type LucideIcon,
  MailOpen,
  ScrollText,
  UsersRound,
  Webhook,
} from "lucide-react";
import type { Route } from "next";
import { allows, type Permission, type Role } from "@/lib/permissions";
import { newPaymentsFor } from "../shell/new-payment";
import { sectionsFor } from "../shell/sections";

type Deeper = {
  name:
    | "needsMe"
    | "notOurs"
    | "alerts"
    | "newContact"
    | "company"
    | "accounts"
    | "templates"
    | "people"
    | "jetpay"
    | "webhooks"
    | "health"
    | "audit";
  href: Route;
  icon: LucideIcon;
  /** Without this right there is nothing to see there. */
  needs?: Permission;
};

const DEEPER: readonly Deeper[] = [
  { name: "needsMe", href: "/transactions?view=needs_me" as Route, icon: BellRing },
  { name: "notOurs", href: "/transactions/not-ours", icon: CircleHelp },
  { name: "alerts", href: "/authorizations/alerts", icon: AlarmClock, needs: "authorizations.capture" },
  { name: "company", href: "/settings/company", icon: Building2, needs: "settings.read" },
  { name: "accounts", href: "/settings/merchant-accounts", icon: Landmark, needs: "settings.read" },
  { name: "templates", href: "/settings/mail-templates", icon: MailOpen, needs: "settings.read" },
  { name: "people", href: "/settings/people", icon: UsersRound, needs: "settings.read" },
  { name: "jetpay", href: "/settings/jetpay", icon: KeyRound, needs: "settings.read" },
  { name: "webhooks", href: "/settings/webhooks", icon: Webhook, needs: "settings.read" },
  { name: "audit", href: "/settings/audit", icon: ScrollText, needs: "settings.read" },
  { name: "health", href: "/settings/health", icon: Activity, needs: "settings.read" },
];

/** What the palette can begin and where it can go, by role; the server checks again. */
export const placesFor = (role: Role) => ({
  payments: newPaymentsFor(role),
  mayAddContact: allows(role, "contacts.write"),
  sections: sectionsFor(role),
  deeper: DEEPER.filter(({ needs }) => needs === undefined || allows(role, needs)),
});
