import { House, type LucideIcon, Mail, Settings2, TextAlignStart, Timer, Users } from "lucide-react";
import type { Route } from "next";
import { allows, type Role } from "@/lib/permissions";

export type SectionName = "overview" | "transactions" | "board" | "links" | "contacts" | "settings";
export type Section = { name: SectionName; href: Route; icon: LucideIcon; gapBefore?: true };

const SECTIONS: readonly Section[] = [
  { name: "overview", href: "/", icon: House },
  { name: "transactions", href: "/transactions", icon: TextAlignStart },
  { name: "board", href: "/authorizations", icon: Timer },
  { name: "links", href: "/links", icon: Mail },
  { name: "contacts", href: "/contacts", icon: Users },
  { name: "settings", href: "/settings", icon: Settings2, gapBefore: true },
];

/** The sections a role can open; the server checks again. */
export const sectionsFor = (role: Role): readonly Section[] =>
  SECTIONS.filter((section) => section.name !== "settings" || allows(role, "settings.read"));

/** What a section has that someone should look at. Zero shows nothing. */
export type SectionCounts = { unknown?: number; lapseToday?: number };

/** Whether a path is in a section. The overview is only itself. */
export const isWithin = (path: string, href: string): boolean =>
  path === href || (href !== "/" && path.startsWith(`${href}/`));
