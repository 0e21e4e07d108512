import { headers } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import { newId } from "@/lib/ids";
import { signOut } from "@/lib/team/end-sessions";
import { safePath } from "@/lib/team/safe-path";
import { IDLE_SECONDS, readClaims, type SessionClaims } from "@/lib/team/session-rules";
import { type SignInContext, signInByProvider } from "@/lib/team/sign-in";
import { clientAddress } from "@/lib/team/throttle";
import { identityProvider, PROVIDER_ID, passwordProvider } from "./auth-providers";
import { type Services, services } from "./services";
import { sessionCookie } from "./session-cookie";
import { personOf } from "./session-person";

declare module "next-auth" {
  interface User {
    /** The session version of the person's row; 0 is nobody's. */
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
  options ??= createAuthOptions(services(), async () => (await headers()).get("x-forwarded-for"));
  return options;
}

type Parts = Pick<Services, "env" | "db" | "log">;

/** `forwardedFor` is that header of the request under way, which next-auth does not hand to every callback. */
export function createAuthOptions(
  { env, db, log }: Parts,
  forwardedFor: () => Promise<string | null>,
): NextAuthOptions {
  const signInContext = (): SignInContext => ({ db, now: () => new Date(), requestId: newId() });
  // next-auth knows the site's origin by this variable only.
  process.env.NEXTAUTH_URL = env.appUrl;
  return {
    secret: env.sessionSecret,
    useSecureCookies: env.appUrl.startsWith("https://"),
    cookies: { sessionToken: sessionCookie(env.appUrl) },
    session: { strategy: "jwt", maxAge: IDLE_SECONDS },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [passwordProvider(signInContext, env, log), ...(env.oidc ? [identityProvider(env.oidc)] : [])],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== PROVIDER_ID) return true;
        const claims: { email?: unknown; email_verified?: unknown } = profile ?? {};
        const person = await signInByProvider(signInContext(), {
          email: typeof claims.email === "string" ? claims.email : "",
          verified: claims.email_verified === true,
          address: clientAddress(await forwardedFor(), env.trustedProxies),
        });
        // next-auth hands this very object on to `jwt` below: from here on it is our person, not the provider's.
        if (person) Object.assign(user, person);
        return person !== null;
      },
      jwt: ({ token, user }) =>
        user ? { personId: user.id, sessionId: newId(), version: user.version, signedInAt: seconds() } : token,
      session: ({ session, token }) => ({ ...session, claims: readClaims(token, seconds()) }),
      redirect: ({ url, baseUrl }) =>
        baseUrl + safePath(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url),
    },
    events: {
      async signOut({ token }) {
        const claims = readClaims(token, seconds());
        const person = await personOf(db, claims);
        if (claims && person) await signOut({ ...signInContext(), actor: person }, claims.sessionId);
      },
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
