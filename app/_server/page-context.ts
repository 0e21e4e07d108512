import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { record } from "@/lib/audit/record";
import type { Context, Person } from "@/lib/context";
import { allows, type Permission } from "@/lib/permissions";
import { readRevision } from "@/lib/settings/revision";
import { contextFor } from "./context";
import { services } from "./services";
import { currentPerson } from "./session";

/** What the page is drawn by, read before anything of it: what changes while it is drawn has it drawn anew (components/live/keep-true.ts). */
export const drawnBy = cache((person: Person): Promise<string> => readRevision(services().db, person.id));

/** The context of the page being drawn; a visitor without a session is sent to sign in and comes back after. */
export const pageContext = cache(async (): Promise<Context<Person>> => {
  const person = await currentPerson();
  if (person === null) {
    const from = (await headers()).get("x-jetdesk-path") ?? "/";
    redirect(`/sign-in?from=${encodeURIComponent(from)}`);
  }
  await drawnBy(person);
  return contextFor(person);
});

/** Whether the person may see this page; when not, the attempt is recorded and the page says so plainly. */
export async function maySee(ctx: Context<Person>, permission: Permission): Promise<boolean> {
  if (allows(ctx.actor.role, permission)) return true;
  await record(ctx.db, ctx, { action: "read", outcome: "refused", reason: permission });
  return false;
}
