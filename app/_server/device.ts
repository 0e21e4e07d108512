import { decode, encode } from "next-auth/jwt";
import type { Env } from "@/lib/env";
import type { SessionClaims } from "@/lib/team/session-rules";
import type { KnownDevice } from "@/lib/team/sign-in";

type DeviceEnv = Pick<Env, "appUrl" | "sessionSecret">;

const DAYS = 180;
/** Makes another key of the session's: neither token is taken for the other. */
const SALT = "jetdesk-device";

/**
 * A second cookie says that this person has signed in by this browser before, and lets nobody in. Guesses from it are counted
 * by themselves, so that somebody who guesses from elsewhere does not keep its owner out (OWASP calls it a device cookie). It
 * stands for the sign-in it was made after: however often it is asked for, it is one count.
 */
export async function newDevice({ personId, sessionId }: SessionClaims, env: DeviceEnv) {
  const maxAge = DAYS * 24 * 60 * 60;
  const value = await encode({ token: { personId, id: sessionId }, secret: env.sessionSecret, salt: SALT, maxAge });
  return { ...deviceCookie(env.appUrl), value, maxAge };
}

/** What the `cookie` header proves; null for nothing, or something forged or out of date. */
export async function readDevice(cookies: string | null, env: DeviceEnv): Promise<KnownDevice | null> {
  const { name } = deviceCookie(env.appUrl);
  const pair = cookies?.split("; ").find((each) => each.startsWith(`${name}=`));
  if (pair === undefined) return null;
  const token = pair.slice(name.length + 1);
  const read = await decode({ token, secret: env.sessionSecret, salt: SALT }).catch(() => null);
  const id = read?.["id"];
  const personId = read?.["personId"];
  return typeof id === "string" && typeof personId === "string" ? { id, personId } : null;
}

function deviceCookie(appUrl: string) {
  const secure = appUrl.startsWith("https://");
  return {
    name: `${secure ? "__Host-" : ""}jetdesk.device`,
    httpOnly: true,
    sameSite: "lax" as const,
    path: "/",
    secure,
  };
}
