import { and, asc, eq } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { users } from "@/db/schema/team";
import type { Locale } from "@/lib/i18n/locale";
import { allows } from "@/lib/permissions";
import { chosenStages, type Stage } from "./stages";

/** Somebody who wants to be told by mail of holds that lapse, and when. */
export type Listener = { id: string; name: string; email: string; locale: Locale; stages: Stage[] };

/**
 * Those who can do something about a hold and want to know of it. Whoever has never chosen a password is not among them:
 * nobody knows yet whether that address is theirs.
 */
export async function listeners(db: Executor, id?: string): Promise<Listener[]> {
  const rows = await db
    .select()
    .from(users)
    .where(and(users.active, eq(users.passwordIsStart, false), ...(id === undefined ? [] : [eq(users.id, id)])))
    .orderBy(asc(users.id));
  return rows
    .filter(({ role }) => allows(role, "authorizations.capture"))
    .map(({ id: userId, name, email, locale, alertHours }) => ({
      id: userId,
      name,
      email,
      // What a browser asks for is not known here.
      locale: locale ?? "en",
      stages: chosenStages(alertHours),
    }))
    .filter(({ stages }) => stages.length > 0);
}
