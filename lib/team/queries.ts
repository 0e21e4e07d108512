import { asc, desc, sql } from "drizzle-orm";
import { users } from "@/db/schema/team";
import { type Context, requireRight } from "@/lib/context";
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
