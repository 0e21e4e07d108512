"use server";

import { cookies } from "next/headers";
import { z } from "zod";
import { action } from "@/app/_server/action";
import { localeCookie } from "@/app/_server/locale";
import { services } from "@/app/_server/services";
import { currentClaims } from "@/app/_server/session";
import { sessionCookie } from "@/app/_server/session-cookie";
import { signOut, signOutEverywhere } from "@/lib/team/end-sessions";
import { languageInput, setLanguage } from "@/lib/team/set-language";

/** Ends this browser's session. */
export const signOutAction = action({
  permission: "desk.read",
  audit: "sign_out",
  input: z.void(),
  async run(ctx) {
    const claims = await currentClaims();
    if (claims !== null) await signOut(ctx, claims.sessionId);
    await dropCookie();
  },
});

/** Ends every session of this person, on every device. */
export const signOutEverywhereAction = action({
  permission: "desk.read",
  audit: "sign_out_everywhere",
  input: z.void(),
  async run(ctx) {
    await signOutEverywhere(ctx);
    await dropCookie();
  },
});

async function dropCookie(): Promise<void> {
  const { name, options } = sessionCookie(services().env.appUrl);
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}

/** The language of one's own desk. */
export const setLanguageAction = action({
  permission: "desk.read",
  audit: "person.save",
  input: languageInput,
  async run(ctx, input) {
    await setLanguage(ctx, input);
    // The sign-in page speaks it as well, the next time.
    (await cookies()).set(localeCookie(input.locale, services().env.appUrl));
  },
});
