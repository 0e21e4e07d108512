/** A session ends this long after the last page was asked for. Seconds. */
export const IDLE_SECONDS = 8 * 60 * 60;
/** And this long after the sign-in, however busy it was. Seconds. */
export const LONGEST_SECONDS = 24 * 60 * 60;
/** A token is issued anew only when it is this old, so that not every page sets a cookie. Seconds. */
export const RENEW_SECONDS = 5 * 60;

/** What a session's token says. It names a person and never what they may do: that is read on each request. */
export type SessionClaims = {
  personId: string;
  /** Of this one sign-in; by it the session is ended. */
  sessionId: string;
  /** Compared with the person's row: another number there has ended this session. */
  version: number;
  /** Seconds since 1970. */
  signedInAt: number;
};

/** The claims of a token's payload, or null when it has none or its longest time is over. `now` in seconds. */
export function readClaims(payload: Record<string, unknown> | null | undefined, now: number): SessionClaims | null {
  if (!payload) return null;
  const { personId, sessionId, version, signedInAt } = payload;
  if (typeof sessionId !== "string") return null;
  if (typeof personId !== "string" || typeof version !== "number" || typeof signedInAt !== "number") return null;
  return now < signedInAt + LONGEST_SECONDS ? { personId, sessionId, version, signedInAt } : null;
}

/** Seconds a token issued now may last. */
export const lifetime = (signedInAt: number, now: number): number =>
  Math.max(0, Math.min(IDLE_SECONDS, signedInAt + LONGEST_SECONDS - now));
