import type { Database } from "@/db/client";
import { Forbidden } from "./errors";
import type { Jetpay } from "./jetpay/client";
import type { Log } from "./log";
import { allows, type Permission, type Role } from "./permissions";

/** Who acts: a person who is signed in, or a part of the system. */
export type Person = { kind: "person"; id: string; name: string; email: string; role: Role };
export type System = { kind: "system"; name: "worker" | "webhook" | "mail" | "seed" | "setup" | "sign-in" };
export type Actor = Person | System;

/** What every verb and query is given. `now` is the only clock business code reads. */
export type Context<A extends Actor = Actor> = {
  db: Database;
  jetpay: Jetpay;
  currency: string;
  actor: A;
  now: () => Date;
  log: Log;
  requestId: string;
};

/** The right to do it, or `Forbidden`. A part of the system acts on what a person was permitted to ask for. */
export function requireRight(ctx: Context, permission: Permission): void {
  if (ctx.actor.kind === "person" && !allows(ctx.actor.role, permission)) throw new Forbidden(permission);
}

export const actorIdOf = (actor: Actor): string | null => (actor.kind === "person" ? actor.id : null);
export const actorNameOf = (actor: Actor): string => (actor.kind === "person" ? actor.name : `Jetdesk ${actor.name}`);
