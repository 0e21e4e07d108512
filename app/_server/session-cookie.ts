/**
 * The session's cookie. Over https its name begins with `__Host-`, which a browser accepts only with Secure, for the
 * whole site and from this very host: no neighbour on a shared domain can plant one.
 */
export function sessionCookie(appUrl: string) {
  const secure = appUrl.startsWith("https://");
  return {
    name: `${secure ? "__Host-" : ""}next-auth.session-token`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure } as const,
  };
}
