import type { Role } from "@/lib/permissions";

/** A person of the team, as the people page shows one. Times are ISO 8601. */
export type PersonRow = {
  id: string;
  name: string;
  email: string;
  role: Role;
  active: boolean;
  /** They have not yet chosen a password of their own. */
  startPassword: boolean;
  lastSignInAt: string | null;
};

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 200;
export const NAME_MAX = 80;

/** A mail address as it is kept and compared: the same person however they type it. */
export const normalMail = (email: string): string => email.trim().toLowerCase();

export const looksLikeMail = (email: string): boolean =>
  email.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email);

/** What is wrong with a password somebody chose: a key of the `errors` messages, or null. */
export function passwordProblem(chosen: string, { email, before }: { email: string; before: string }): string | null {
  const text = chosen.normalize("NFKC");
  if ([...text].length < PASSWORD_MIN) return "password_short";
  if (text.length > PASSWORD_MAX) return "password_long";
  if (chosen === before) return "password_same";
  const plain = text.toLowerCase();
  if (new Set(plain).size < 5 || plain.includes(normalMail(email).split("@")[0] || plain)) return "password_easy";
  return null;
}
