import type { Locale } from "@/lib/i18n/locale";
import type { Role } from "@/lib/permissions";

/** Who is signed in, as the shell shows it. */
export type Person = { name: string; email: string; role: Role };

/** What the account's menu can do; given by the app, which knows sessions. */
export type AccountActions = {
  signOut: () => void;
  signOutEverywhere: () => void;
  setLanguage: (locale: Locale) => void;
};
