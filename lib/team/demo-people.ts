import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { users } from "@/db/schema/team";
import { newId } from "@/lib/ids";
import type { Role } from "@/lib/permissions";
import { hashPassword } from "./password";

export type DemoPerson = { name: string; email: string; role: Role };

/** One person for each role of the demo company; they exist only where the demo data was put in. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { name: "Priya Nair", email: "viewer@harrowandpine.example", role: "viewer" },
  { name: "Maya Chen", email: "preparer@harrowandpine.example", role: "preparer" },
  { name: "Devon Tremblay", email: "approver@harrowandpine.example", role: "approver" },
  { name: "Ana Lavoie", email: "admin@harrowandpine.example", role: "administrator" },
];

/** The same for all of them, and no secret: it is printed at the start of the demo and shown beside its sign-in form. */
export const DEMO_PASSWORD = "harrow-and-pine-2026";

/** Creates those who are not there yet; who is there stays as they are. Returns all of them by role. */
export async function ensureDemoPeople(ctx: { db: Database; now: () => Date }): Promise<Record<Role, string>> {
  const rows = await Promise.all(
    DEMO_PEOPLE.map(async (person) => ({
      ...person,
      id: newId(),
      passwordHash: await hashPassword(DEMO_PASSWORD),
      createdAt: ctx.now(),
    })),
  );
  await ctx.db.insert(users).values(rows).onConflictDoNothing();
  const kept = await ctx.db
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(sql`lower(${users.email}) in ${rows.map(({ email }) => email)}`);
  const idOf = (role: Role): string => {
    const email = rows.find((row) => row.role === role)?.email;
    const id = kept.find((row) => row.email === email)?.id;
    if (id === undefined) throw new Error(`the demo's ${role} was not created`);
    return id;
  };
  return {
    viewer: idOf("viewer"),
    preparer: idOf("preparer"),
    approver: idOf("approver"),
    administrator: idOf("administrator"),
  };
}
