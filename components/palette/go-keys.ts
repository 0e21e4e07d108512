import type { Role } from "@/lib/permissions";
import { type SectionName, sectionsFor } from "../shell/sections";

/** The letter that follows G. */
export const GO_KEYS: Record<SectionName, string> = {
  overview: "o",
  transactions: "t",
  board: "b",
  links: "l",
  contacts: "c",
  settings: "s",
};

/** Where G and a letter lead, by role. */
export const goKeysFor = (role: Role) =>
  sectionsFor(role).map(({ name, href }) => ({ name, href, letter: GO_KEYS[name] }));
