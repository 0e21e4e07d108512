import { and, asc, desc, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { users } from "@/db/schema/team";
import { type Context, requireRight } from "@/lib/context";
import { DEMO_PEOPLE, type DemoPerson } from "./demo-people";
import type { PersonRow } from "./person";

/** Everybody who has or had access, active ones first, by name. A team is tens of people: not paged. */
export async function listPeople(ctx: Context): Promise<PersonRow[]> {
  requireRight(ctx, "people.manage");
  const rows = await ctx.db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      role: users.role,
      active: users.active,
      startPassword: users.passwordIsStart,
      lastSignInAt: users.lastSignInAt,
    })
    .from(users)
    .orderBy(desc(users.active), asc(sql`lower(${users.name})`), asc(users.id));
  return rows.map((row) => ({ ...row, lastSignInAt: row.lastSignInAt?.toISOString() ?? null }));
}

/** Those of the demo's people who exist and are active, in the order of their rights. */
export function listDemoPeople(db: Database): Promise<DemoPerson[]> {
  const emails = DEMO_PEOPLE.map(({ email }) => email);
  return db
    .select({ name: users.name, email: users.email, role: users.role })
    .from(users)
    .where(and(sql`lower(${users.email}) in ${emails}`, users.active))
    .orderBy(asc(users.role));
}
