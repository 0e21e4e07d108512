import { and, eq, notExists } from "drizzle-orm";
import type { Database } from "@/db/client";
import { endedSessions, users } from "@/db/schema/team";
import type { Person } from "@/lib/context";
import type { SessionClaims } from "@/lib/team/session-rules";

/** Whom a token's claims name, if they are still active and this session was not ended. */
export async function personOf(db: Database, claims: SessionClaims | null | undefined): Promise<Person | null> {
  if (!claims) return null;
  const ended = db.select().from(endedSessions).where(eq(endedSessions.id, claims.sessionId));
  const [row] = await db
    .select({ id: users.id, name: users.name, email: users.email, role: users.role })
    .from(users)
    .where(
      and(eq(users.id, claims.personId), eq(users.sessionVersion, claims.version), users.active, notExists(ended)),
    );
  return row ? { kind: "person", ...row } : null;
}
