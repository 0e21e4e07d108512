import { getServerSession } from "next-auth";
import { cache } from "react";
import type { Person } from "@/lib/context";
import type { SessionClaims } from "@/lib/team/session-rules";
import { authOptions } from "./auth";
import { services } from "./services";
import { personOf } from "./session-person";

/**
 * Who is asking, or null. The token only names the person: whether they are still active, whether this session was
 * ended and what their role permits is read from their row, so a change there holds from the next request on.
 */
export const currentPerson = cache(async (): Promise<Person | null> => personOf(services().db, await currentClaims()));

/** What the token of this request says; of a session that may have ended. */
export const currentClaims = cache(async (): Promise<SessionClaims | null> => {
  const session = await getServerSession(authOptions());
  return session?.claims ?? null;
});
