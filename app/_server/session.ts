import { and, eq } from "drizzle-orm";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { users } from "@/db/schema/team";
import type { Person } from "@/lib/context";
import { authOptions } from "./auth";
import { services } from "./services";

/**
 * Who is asking, or null. The token only names the person: whether they are still active, whether this session was
 * ended and what their role permits is read from their row, so a change there holds from the next request on.
 */
export const currentPerson = cache(async (): Promise<Person | null> => {
  const session = await getServerSession(authOptions());
  const claims = session?.claims;
  if (!claims) return null;
  const [row] = await services()
    .db.select({ id: users.id, name: users.name, email: users.email, role: users.role })
    .from(users)
    .where(and(eq(users.id, claims.personId), eq(users.sessionVersion, claims.version), users.active));
  return row ? { kind: "person", ...row } : null;
});
