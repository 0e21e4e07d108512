"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { contextFor } from "@/app/_server/context";
import { services } from "@/app/_server/services";
import { currentPerson } from "@/app/_server/session";
import { sessionCookie } from "@/app/_server/session-cookie";
import { record } from "@/lib/audit/record";
import { signOutEverywhere } from "@/lib/team/end-sessions";

/** Ends this browser's session. It needs no right, and works as well for a session that has ended already. */
export async function signOutAction(): Promise<void> {
  const person = await currentPerson();
  if (person) {
    const ctx = contextFor(person);
    await record(ctx.db, ctx, { action: "sign_out", subjectId: person.id });
  }
  await leave();
}

/** Ends every session of this person, on every device. */
export async function signOutEverywhereAction(): Promise<void> {
  const person = await currentPerson();
  if (person) await signOutEverywhere(contextFor(person));
  await leave();
}

async function leave(): Promise<never> {
  const { name, options } = sessionCookie(services().env.appUrl);
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
  redirect("/sign-in");
}
