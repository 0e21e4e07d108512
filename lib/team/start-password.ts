import { randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { users } from "@/db/schema/team";
import { record } from "@/lib/audit/record";
import { dropFeed } from "@/lib/calendar/feed";
import { type Context, type Person, requireRight } from "@/lib/context";
import { Conflict, NotFound } from "@/lib/errors";
import { publish } from "@/lib/live/publish";
import { hashPassword } from "./password";

// Crockford's base 32, so that what is read out on the phone is typed as it was meant.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Sixteen characters, 80 bits, as `7K2M-QX4D-0V9T-HB3E`. */
export function newStartPassword(): string {
  const characters = [...randomBytes(16)].map((byte) => ALPHABET.charAt(byte & 31)).join("");
  return characters.replace(/(.{4})(?=.)/g, "$1-");
}

export const personById = z.object({ id: z.uuid() });

/**
 * Gives somebody a new start password, for whoever forgot theirs, and ends their sessions. Shown once: only its hash stays.
 * Nobody does it for themselves: a session left open would be enough to take the account over.
 */
export async function renewStartPassword(
  ctx: Context<Person>,
  { id }: z.infer<typeof personById>,
): Promise<{ startPassword: string }> {
  requireRight(ctx, "people.manage");
  if (id === ctx.actor.id) throw new Conflict("person_self");
  const startPassword = newStartPassword();
  const passwordHash = await hashPassword(startPassword);
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(users)
      .set({ passwordHash, passwordIsStart: true, sessionVersion: sql`${users.sessionVersion} + 1` })
      .where(eq(users.id, id))
      .returning({ id: users.id });
    if (row === undefined) throw new NotFound("person");
    await record(tx, ctx, { action: "person.save", subjectId: id, data: { change: "start password renewed" } });
    await dropFeed(tx, ctx, id);
    await publish(tx, "settings", id);
  });
  return { startPassword };
}
