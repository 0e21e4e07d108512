import { and, eq, sql } from "drizzle-orm";
import { users } from "@/db/schema/team";
import { record } from "@/lib/audit/record";
import { dropFeed } from "@/lib/calendar/feed";
import type { Context } from "@/lib/context";
import { Busy } from "@/lib/errors";
import { publish } from "@/lib/live/publish";
import { beginAttempt, forget, markSucceeded, pauseNow } from "./attempts";
import { hashPassword, isOutdated, verifyPassword } from "./password";
import { looksLikeMail, normalMail, passwordProblem } from "./person";

/** What signing in needs of a context; who is asking is what it finds out. */
export type SignInContext = Pick<Context, "db" | "now" | "requestId">;

export type SignedIn = { id: string; name: string; email: string; version: number };

export type SignInResult =
  | { outcome: "signed_in"; person: SignedIn }
  /** Mail address or password; which one is not told, nor whether anybody has that address. */
  | { outcome: "refused" }
  | { outcome: "paused"; seconds: number }
  /** Too many at once: nothing was looked at, and nothing is counted. */
  | { outcome: "busy" }
  /** The password was made by an administrator; `problem` is what is wrong with the one chosen instead, a key of `errors`. */
  | { outcome: "choose_password"; problem: string | null };

type Credentials = {
  email: string;
  password: string;
  /** Chosen in place of `password`, by whoever proves to know that one. */
  newPassword?: string | undefined;
  /** Of lib/team/throttle.ts. */
  address: string | null;
  /** What the browser proves of itself (app/_server/device.ts). */
  device?: KnownDevice | null;
};

/** A browser in which this person has signed in before. */
export type KnownDevice = { id: string; personId: string };

/** Characters of a password that are looked at; no hash was made of more. */
const LONGEST_READ = 4096;

type UserRow = typeof users.$inferSelect;

/** Whether these are the mail address and password of an active person; guesses are counted, slowed down and recorded. */
export async function signIn(ctx: SignInContext, given: Credentials): Promise<SignInResult> {
  const email = normalMail(given.email);
  const [user] = await ctx.db
    .select()
    .from(users)
    .where(eq(sql`lower(${users.email})`, email));
  const device = user !== undefined && given.device?.personId === user.id ? given.device.id : null;
  // Nobody can have what is no address; it is not kept, since it may well be a password in the wrong field.
  const counted = { email: looksLikeMail(email) ? email : "-", address: given.address, device, at: ctx.now() };
  const attempt = await beginAttempt(ctx.db, counted);
  // Not recorded one by one: the refusal that began the pause is, and so the log cannot be flooded from outside.
  if ("pause" in attempt) return { outcome: "paused", seconds: attempt.pause };
  try {
    const known = await verifyPassword(given.password.slice(0, LONGEST_READ), user?.passwordHash ?? null);
    if (user !== undefined && known && user.active) return await enter(ctx, user, attempt.id, given);
  } catch (error) {
    if (!(error instanceof Busy)) throw error;
    await forget(ctx.db, attempt.id);
    return { outcome: "busy" };
  }
  const { email: mail, address } = counted;
  const pause = await pauseNow(ctx.db, counted);
  await refuse(ctx, { email: mail, address, pause, subjectId: user?.id ?? null });
  return { outcome: "refused" };
}

async function enter(ctx: SignInContext, user: UserRow, attemptId: string, given: Credentials): Promise<SignInResult> {
  const chosen = given.newPassword || undefined;
  const problem = chosen === undefined ? null : passwordProblem(chosen, { email: user.email, before: given.password });
  if (problem !== null || (user.passwordIsStart && chosen === undefined)) {
    await markSucceeded(ctx.db, attemptId);
    return { outcome: "choose_password", problem };
  }
  const outdated = user.passwordHash !== null && isOutdated(user.passwordHash);
  const hash = chosen !== undefined || outdated ? await hashPassword(chosen ?? given.password) : user.passwordHash;
  return ctx.db.transaction(async (tx) => {
    await markSucceeded(tx, attemptId);
    const [row] = await tx
      .update(users)
      .set({
        lastSignInAt: ctx.now(),
        passwordHash: hash,
        passwordIsStart: false,
        // Whoever chooses a new password may do so because somebody else knows the old one; the calendar's address ends below.
        ...(chosen === undefined ? {} : { sessionVersion: sql`${users.sessionVersion} + 1` }),
      })
      // Deactivated or given another password meanwhile: what was proven no longer counts.
      .where(and(eq(users.id, user.id), users.active, eq(users.passwordHash, user.passwordHash ?? "")))
      .returning();
    if (row === undefined) return { outcome: "refused" };
    await recordEntry(tx, ctx, row, { address: given.address, by: "password", newPassword: chosen !== undefined });
    if (chosen !== undefined) await dropFeed(tx, asThemselves(ctx, row), row.id);
    return { outcome: "signed_in", person: toSignedIn(row) };
  });
}

/** Lets in whom the identity provider vouches for, by a mail address it has verified; only people who are here already. */
export async function signInByProvider(
  ctx: SignInContext,
  given: { email: string; verified: boolean; address: string | null },
): Promise<SignedIn | null> {
  const email = normalMail(given.email);
  const row = await ctx.db.transaction(async (tx) => {
    if (!given.verified || !looksLikeMail(email)) return null;
    const [user] = await tx
      .update(users)
      .set({ lastSignInAt: ctx.now() })
      .where(and(eq(sql`lower(${users.email})`, email), users.active))
      .returning();
    if (user) await recordEntry(tx, ctx, user, { address: given.address, by: "provider" });
    return user ?? null;
  });
  if (row !== null) return toSignedIn(row);
  await refuse(ctx, { email: looksLikeMail(email) ? email : "-", address: given.address, pause: 0, subjectId: null });
  return null;
}

const toSignedIn = ({ id, name, email, sessionVersion }: UserRow): SignedIn => ({
  id,
  name,
  email,
  version: sessionVersion,
});

type Executor = Parameters<typeof record>[0];

async function recordEntry(tx: Executor, ctx: SignInContext, row: UserRow, data: Record<string, unknown>) {
  await record(tx, asThemselves(ctx, row), { action: "sign_in", subjectId: row.id, data });
  await publish(tx, "settings", row.id);
}

const asThemselves = ({ now, requestId }: SignInContext, { id, name, email, role }: UserRow) => ({
  actor: { kind: "person", id, name, email, role } as const,
  now,
  requestId,
});

async function refuse(
  ctx: SignInContext,
  {
    email,
    address,
    pause,
    subjectId,
  }: { email: string; address: string | null; pause: number; subjectId: string | null },
): Promise<void> {
  // It is not known who it was, so nobody's name stands there as the one who acted.
  const who = { actor: { kind: "system", name: "sign-in" } as const, now: ctx.now, requestId: ctx.requestId };
  const data = { email, address, ...(pause > 0 ? { pauseSeconds: pause } : {}) };
  await record(ctx.db, who, { action: "sign_in", outcome: "refused", subjectId, data });
}
