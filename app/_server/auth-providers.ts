import CredentialsProvider from "next-auth/providers/credentials";
import type { OAuthConfig } from "next-auth/providers/oauth";
import type { Env } from "@/lib/env";
import type { Log } from "@/lib/log";
import { type SignInContext, signIn } from "@/lib/team/sign-in";
import { clientAddress } from "@/lib/team/throttle";
import { readDevice } from "./device";

type ProviderEnv = Pick<Env, "appUrl" | "sessionSecret" | "trustedProxies">;

/** Mail address and password. What is not a session comes back as `error`, read by components/team/sign-in-answer.ts. */
export const passwordProvider = (context: () => SignInContext, env: ProviderEnv, log: Log) =>
  CredentialsProvider({
    id: "credentials",
    credentials: { email: { type: "email" }, password: { type: "password" }, newPassword: { type: "password" } },
    async authorize(credentials, request) {
      const ctx = context();
      const headers: Record<string, unknown> = request.headers ?? {};
      const header = (name: string) => (typeof headers[name] === "string" ? headers[name] : null);
      const result = await signIn(ctx, {
        email: credentials?.email ?? "",
        password: credentials?.password ?? "",
        newPassword: credentials?.newPassword,
        address: clientAddress(header("x-forwarded-for"), env.trustedProxies),
        device: await readDevice(header("cookie"), env),
      }).catch((error: unknown) => {
        // next-auth would put the error's message into the answer.
        log.error({ err: error, requestId: ctx.requestId }, "sign-in failed on our side");
        throw new Error("unexpected");
      });
      if (result.outcome === "signed_in") return result.person;
      if (result.outcome === "paused") throw new Error(`paused:${result.seconds}`);
      if (result.outcome === "busy") throw new Error("busy");
      if (result.outcome === "choose_password") throw new Error(`choose_password:${result.problem ?? ""}`);
      return null;
    },
  });

export const PROVIDER_ID = "oidc";

type ProviderClaims = { sub: string; name?: string; email?: string };

/** The company's own identity provider. Its word counts for people who are here already, by a mail address it has verified. */
export const identityProvider = (oidc: {
  issuer: string;
  clientId: string;
  clientSecret: string;
}): OAuthConfig<ProviderClaims> => ({
  id: PROVIDER_ID,
  name: new URL(oidc.issuer).host,
  type: "oauth",
  wellKnown: `${oidc.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
  clientId: oidc.clientId,
  clientSecret: oidc.clientSecret,
  authorization: { params: { scope: "openid email profile" } },
  idToken: true,
  checks: ["pkce", "state", "nonce"],
  // Replaced by our person in the `signIn` callback; a version of 0 opens nothing.
  profile: ({ sub, name, email }) => ({ id: sub, name: name ?? null, email: email ?? null, version: 0 }),
});
