import type { NextAuthOptions } from "next-auth";
import { IDLE_SECONDS, readClaims, type SessionClaims } from "@/lib/team/session-rules";
import { type Services, services } from "./services";
import { sessionCookie } from "./session-cookie";

declare module "next-auth" {
  interface User {
    version: number;
  }
  interface Session {
    /** Null once the longest time is over. */
    claims: SessionClaims | null;
  }
}

let options: NextAuthOptions | null = null;

/** next-auth's settings, made at the first request; `next build` never comes here. */
export function authOptions(): NextAuthOptions {
  options ??= createOptions(services());
  return options;
}

function createOptions({ env, log }: Services): NextAuthOptions {
  // next-auth knows the site's origin by this variable only.
  process.env["NEXTAUTH_URL"] = env.appUrl;
  const secure = env.appUrl.startsWith("https://");
  return {
    secret: env.sessionSecret,
    useSecureCookies: secure,
    cookies: { sessionToken: sessionCookie(env.appUrl) },
    session: { strategy: "jwt", maxAge: IDLE_SECONDS },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [],
    callbacks: {
      jwt: ({ token, user }) => (user ? { personId: user.id, version: user.version, signedInAt: seconds() } : token),
      session: ({ session, token }) => ({ ...session, claims: readClaims(token, seconds()) }),
    },
    logger: {
      // A token that is out of date or not ours is no fault: it reads as signed out.
      error: (code, metadata) =>
        code === "JWT_SESSION_ERROR"
          ? log.debug({ code }, "session token not accepted")
          : log.error({ code, err: metadata }, "next-auth"),
      warn: (code) => log.debug({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}

const seconds = (): number => Math.floor(Date.now() / 1000);
