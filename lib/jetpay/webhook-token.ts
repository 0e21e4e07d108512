import { createHash, timingSafeEqual } from "node:crypto";
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";

/** Why a delivery is not believed. `keys_unreachable` is no word on the delivery: it could not be checked. */
export const TOKEN_REFUSALS = [
  "missing_token",
  "malformed_token",
  "unknown_key",
  "bad_signature",
  "expired",
  "issued_in_future",
  "wrong_issuer",
  "wrong_subject",
  "wrong_hash",
  "callback_key_missing",
  "callback_key_wrong",
  "keys_unreachable",
] as const;
export type TokenRefusal = (typeof TOKEN_REFUSALS)[number];

export type Verdict =
  | { ok: true /** The token's `jti`, for the log; a repeated one is no reason to refuse. */; tokenId: string | null }
  | { ok: false; reason: TokenRefusal };

/** `body` is the delivery as it came off the wire: the hash is over these bytes, before any parsing. */
export type Delivered = { body: Uint8Array; headers: { get(name: string): string | null } };
export type TokenVerifier = (delivered: Delivered) => Promise<Verdict>;

export type TokenSettings = {
  jwksUrl: string;
  /** Extra shared secret and the header it comes in, whose name the guide leaves to each integration. */
  callbackKey?: { header: string; value: string } | null;
  issuer?: string;
  subject?: string;
  /** How far the two clocks may be apart. */
  leewaySeconds?: number;
  /** How long fetched keys are used, and how soon after a fetch an unknown key id may cause another. */
  keysMaxAgeMs?: number;
  keysCooldownMs?: number;
  keysTimeoutMs?: number;
  now?: () => Date;
};

const LEEWAY_SECONDS = 5;
const KEYS_MAX_AGE_MS = 10 * 60_000;
/** Short, so that a key rotated in is soon believed; long enough that a flood of forged ids costs a fetch at a time. */
const KEYS_COOLDOWN_MS = 2_000;
const KEYS_TIMEOUT_MS = 5_000;

class Refused extends Error {
  readonly reason: TokenRefusal;
  constructor(reason: TokenRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Checks what authenticates a delivery (guide: authentication-and-security): an RS256 token by a key of Jetpay's set, in
 * its lifetime, from Jetpay's webhooks, carrying the hash of this very body; then the callback key where one is set.
 */
export function createTokenVerifier(settings: TokenSettings): TokenVerifier {
  const keys = createRemoteJWKSet(new URL(settings.jwksUrl), {
    cacheMaxAge: settings.keysMaxAgeMs ?? KEYS_MAX_AGE_MS,
    cooldownDuration: settings.keysCooldownMs ?? KEYS_COOLDOWN_MS,
    timeoutDuration: settings.keysTimeoutMs ?? KEYS_TIMEOUT_MS,
  });
  const keyOf: JWTVerifyGetKey = async (header, token) => {
    if (typeof header.kid !== "string") throw new Refused("malformed_token");
    try {
      return await keys(header, token);
    } catch (error) {
      const unknown = error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
      throw new Refused(unknown ? "unknown_key" : "keys_unreachable");
    }
  };
  return async ({ body, headers }) => {
    try {
      const claims = await readToken(bearerIn(headers.get("authorization")), keyOf, settings);
      checkClaims(claims, body, settings);
      checkCallbackKey(headers, settings.callbackKey ?? null);
      return { ok: true, tokenId: typeof claims.jti === "string" ? claims.jti : null };
    } catch (error) {
      if (error instanceof Refused) return { ok: false, reason: error.reason };
      throw error;
    }
  };
}

function bearerIn(header: string | null): string {
  if (header === null || header.trim() === "") throw new Refused("missing_token");
  const [, token] = /^Bearer\s+(\S+)$/i.exec(header.trim()) ?? [];
  if (token === undefined) throw new Refused("malformed_token");
  return token;
}

async function readToken(token: string, keyOf: JWTVerifyGetKey, settings: TokenSettings): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keyOf, {
      algorithms: ["RS256"],
      requiredClaims: ["exp", "iat"],
      clockTolerance: settings.leewaySeconds ?? LEEWAY_SECONDS,
      ...(settings.now === undefined ? {} : { currentDate: settings.now() }),
    });
    return payload;
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(reasonOf(error));
  }
}

function reasonOf(error: unknown): TokenRefusal {
  if (error instanceof errors.JWTExpired) return "expired";
  if (error instanceof errors.JWTClaimValidationFailed) {
    return error.claim === "nbf" && error.reason === "check_failed" ? "issued_in_future" : "malformed_token";
  }
  // A token that names another algorithm, or none, has no signature of the one kind that counts.
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JOSEAlgNotAllowed) {
    return "bad_signature";
  }
  if (error instanceof errors.JOSEError) return "malformed_token";
  // What is left is a key that is in the set and cannot be used for RS256, too short for one.
  if (error instanceof TypeError) return "unknown_key";
  throw error;
}

function checkClaims(claims: JWTPayload, body: Uint8Array, settings: TokenSettings): void {
  const now = (settings.now?.() ?? new Date()).getTime() / 1000;
  if (claims.iat === undefined) throw new Refused("malformed_token");
  if (claims.iat > now + (settings.leewaySeconds ?? LEEWAY_SECONDS)) throw new Refused("issued_in_future");
  if (!sameWord(claims.iss, settings.issuer ?? "jetpay")) throw new Refused("wrong_issuer");
  if (!sameWord(claims.sub, settings.subject ?? "webhook")) throw new Refused("wrong_subject");
  const { payload_hash: hash } = claims;
  const expected = createHash("sha256").update(body).digest("base64url");
  // The guide does not say whether the hash is padded.
  if (typeof hash !== "string" || !sameSecret(hash.replace(/=+$/, ""), expected)) throw new Refused("wrong_hash");
}

function checkCallbackKey(headers: Delivered["headers"], key: { header: string; value: string } | null): void {
  if (key === null) return;
  const given = headers.get(key.header);
  if (given === null || given === "") throw new Refused("callback_key_missing");
  if (!sameSecret(given, key.value)) throw new Refused("callback_key_wrong");
}

/** The letter case of `iss` and `sub` is lost in the copies of the guide. */
const sameWord = (claim: unknown, expected: string): boolean =>
  typeof claim === "string" && claim.toLowerCase() === expected.toLowerCase();

/** In a time that tells nothing of where, or in what length, they differ. */
function sameSecret(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
