import type { Role } from "@/lib/permissions";

/** Who is signed in, as the shell shows it. */
export type Person = { name: string; email: string; role: Role };

/** What the account's menu can do; given by the app, which knows sessions. */
export type AccountActions = { signOut: () => void | Promise<void>; signOutEverywhere: () => void | Promise<void> };
