import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { users } from "@/db/schema/team";
import { record } from "@/lib/audit/record";
import { dropFeed } from "@/lib/calendar/feed";
import { type Context, type Person, requireRight } from "@/lib/context";
import { Conflict, InvalidInput, NotFound } from "@/lib/errors";
import { publish } from "@/lib/live/publish";
import { allows, ROLES } from "@/lib/permissions";
import { hashPassword } from "./password";
import { looksLikeMail, NAME_MAX, normalMail } from "./person";
import { newStartPassword } from "./start-password";

const name = z.string().trim().min(1, "person_name_empty").max(NAME_MAX, "person_name_long");
const role = z.enum(ROLES, "person_role");

export const newPerson = z.object({
  /** Made when the form was opened: however often it is sent, it is one person. */
  id: z.uuid(),
  name,
  email: z.string().refine(looksLikeMail, "mail_address").transform(normalMail),
  role,
});

export const personChange = z.object({
  id: z.uuid(),
  name,
  role,
  active: z.boolean(),
  /** What the one who changes it saw; when it is no longer so, nothing is done. */
  seen: z.object({ name: z.string(), role: z.enum(ROLES), active: z.boolean() }),
});

/** Adds somebody, with a password that is shown this once and opens nothing until they have chosen their own. */
export async function createPerson(
  ctx: Context<Person>,
  given: z.output<typeof newPerson>,
): Promise<{ id: string; startPassword: string }> {
  requireRight(ctx, "people.manage");
  const startPassword = newStartPassword();
  const passwordHash = await hashPassword(startPassword);
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(users)
      .values({ ...given, passwordHash, passwordIsStart: true, createdAt: ctx.now() })
      .onConflictDoNothing()
      .returning({ id: users.id });
    if (row === undefined) await explainClash(tx, given);
    const data = { change: "added", name: given.name, email: given.email, role: given.role };
    await record(tx, ctx, { action: "person.save", subjectId: given.id, data });
    await publish(tx, "settings", given.id);
  });
  return { id: given.id, startPassword };
}

/**
 * Either this very form was taken before (its start password is gone with the answer), or somebody has the address. What the form says
 * by now and did not then, as an address put right, is not what was added.
 */
async function explainClash(tx: Transaction, { id, name, email, role }: z.output<typeof newPerson>): Promise<never> {
  const [added] = await tx.select().from(users).where(eq(users.id, id));
  const same = added?.name === name && added.email === email && added.role === role;
  if (added && !same) throw new Conflict("person_form_used", { name: added.name, email: added.email });
  if (added) throw new Conflict("person_added_already");
  throw new InvalidInput({ email: { key: "person_mail_taken" } });
}

/**
 * Changes name, role or whether somebody is active; who is made inactive is signed out everywhere at once. Nobody changes
 * their own role or access, and there is always an active administrator.
 */
export async function changePerson(ctx: Context<Person>, given: z.output<typeof personChange>): Promise<void> {
  requireRight(ctx, "people.manage");
  const { id, seen } = given;
  await ctx.db.transaction(async (tx) => {
    const before = await lockTeam(tx, id);
    if (before.name !== seen.name || before.role !== seen.role || before.active !== seen.active) {
      throw new Conflict("changed_meanwhile");
    }
    const access = given.role !== before.role || given.active !== before.active;
    if (access && id === ctx.actor.id) throw new Conflict("person_self");
    const staysAdministrator = given.role === "administrator" && given.active;
    if (before.lastAdministrator && !staysAdministrator) throw new Conflict("person_last_administrator");
    const ended = before.active && !given.active;
    await tx
      .update(users)
      .set({
        name: given.name,
        role: given.role,
        active: given.active,
        ...(ended ? { sessionVersion: sql`${users.sessionVersion} + 1` } : {}),
      })
      .where(eq(users.id, id));
    const data = { change: "changed", from: seen, to: { name: given.name, role: given.role, active: given.active } };
    await record(tx, ctx, { action: "person.save", subjectId: id, data });
    if (!given.active || !allows(given.role, "authorizations.capture")) await dropFeed(tx, ctx, id);
    await publish(tx, "settings", id);
  });
}

/** Locks every active administrator, then the person: two who would take each other's role wait, and the second is told. */
async function lockTeam(tx: Transaction, id: string) {
  const administrators = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, "administrator"), users.active))
    .orderBy(users.id)
    .for("update");
  const [person] = await tx.select().from(users).where(eq(users.id, id)).for("update");
  if (person === undefined) throw new NotFound("person");
  const lastAdministrator = administrators.length === 1 && administrators[0]?.id === id;
  return { ...person, lastAdministrator };
}
