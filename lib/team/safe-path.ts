// A stand-in origin that no address of ours can equal by accident.
const HERE = "https://jetdesk.invalid";

/**
 * Where to go after signing in: `from` when it is a path of this site, else the overview. Whatever a browser could read as
 * another origin is dropped: a scheme, `//host`, a backslash, and control characters, which browsers remove before they look.
 */
export function safePath(from: string | null | undefined): string {
  if (!from || from.length > 2000 || !from.startsWith("/")) return "/";
  for (const character of from) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20 || code === 0x7f || character === "\\") return "/";
  }
  if (from.startsWith("//") || !URL.canParse(from, HERE)) return "/";
  const url = new URL(from, HERE);
  if (url.origin !== HERE || url.pathname.startsWith("//")) return "/";
  if (url.pathname === "/sign-in" || url.pathname.startsWith("/api/")) return "/";
  return url.pathname + url.search + url.hash;
}
