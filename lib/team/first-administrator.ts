import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { users } from "@/db/schema/team";
import { record } from "@/lib/audit/record";
import { newId } from "@/lib/ids";
import type { Log } from "@/lib/log";
import { hashPassword } from "./password";
import { normalMail } from "./person";

type Setup = { db: Database; now: () => Date; log: Log };

/**
 * Makes the first administrator where there is nobody at all yet, from ADMIN_EMAIL and ADMIN_PASSWORD. Afterwards the two
 * have no effect: a changed variable must not be a way in. Several processes may start at once; one of them does it.
 */
export async function ensureFirstAdministrator(
  { db, now, log }: Setup,
  given: { email: string; password: string } | null,
): Promise<"created" | "not_needed" | "not_given"> {
  if (await isAnybodyThere(db)) return "not_needed";
  if (given === null) {
    log.warn("there is nobody who could sign in: set ADMIN_EMAIL and ADMIN_PASSWORD and start again");
    return "not_given";
  }
  const row = {
    id: newId(),
    email: normalMail(given.email),
    name: given.email.split("@")[0] ?? given.email,
    role: "administrator" as const,
    passwordHash: await hashPassword(given.password),
    createdAt: now(),
  };
  return db.transaction(async (tx) => {
    await tx.execute(sql`lock table users in share row exclusive mode`);
    if (await isAnybodyThere(tx)) return "not_needed";
    await tx.insert(users).values(row);
    const who = { actor: { kind: "system", name: "setup" } as const, now, requestId: newId() };
    const data = { change: "added", role: row.role, email: row.email };
    await record(tx, who, { action: "person.save", subjectId: row.id, data });
    return "created";
  });
}

async function isAnybodyThere(db: Pick<Database, "select">): Promise<boolean> {
  const rows = await db.select({ id: users.id }).from(users).limit(1);
  return rows.length > 0;
}
