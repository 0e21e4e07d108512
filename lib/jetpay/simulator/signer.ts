import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from "jose";
import { TOKEN_LIFETIME_SECONDS } from "./choices";

/** How a delivery's token is made: rightly, or wrong in one of these ways. */
export type TokenFlaw =
  | "none"
  | "missing"
  | "wrong_key"
  | "unknown_kid"
  | "wrong_hash"
  | "wrong_issuer"
  | "wrong_subject"
  | "expired"
  | "future"
  | "unsigned";
export const TOKEN_FLAWS: readonly TokenFlaw[] = [
  "none",
  "missing",
  "wrong_key",
  "unknown_kid",
  "wrong_hash",
  "wrong_issuer",
  "wrong_subject",
  "expired",
  "future",
  "unsigned",
];

type KeyFile = { keys: JWK[] };

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: "RS256", use: "sig" };
}

// Making an RSA key takes a noticeable part of a second; servers without a folder share one for the process's life.
let shared: Promise<JWK> | undefined;

/** Signs deliveries; the newest key signs, every key stays in the published set. */
export class Signer {
  readonly #path: string | null;
  #keys: JWK[];

  private constructor(path: string | null, keys: JWK[]) {
    this.#path = path;
    this.#keys = keys;
  }

  static async open(folder: string | undefined): Promise<Signer> {
    if (folder === undefined) {
      shared ??= newKey();
      return new Signer(null, [await shared]);
    }
    mkdirSync(folder, { recursive: true });
    const path = join(folder, "keys.json");
    if (existsSync(path)) {
      const file: KeyFile = JSON.parse(readFileSync(path, "utf8"));
      return new Signer(path, file.keys);
    }
    const signer = new Signer(path, []);
    await signer.rotate();
    return signer;
  }

  /** A new key, which signs from now on. */
  async rotate(): Promise<string> {
    const key = await newKey();
    this.#keys = [key, ...this.#keys];
    if (this.#path !== null) {
      writeFileSync(`${this.#path}.new`, JSON.stringify({ keys: this.#keys }), { mode: 0o600 });
      renameSync(`${this.#path}.new`, this.#path);
    }
    return String(key.kid);
  }

  /** The public halves, as `/.well-known/jwks.json` shows them. */
  publicKeys(): { keys: JWK[] } {
    return { keys: this.#keys.map(({ d, p, q, dp, dq, qi, ...open }) => open) };
  }

  /** A token for exactly these bytes, in real time; null when it shall be missing. */
  async tokenFor(body: Uint8Array, flaw: TokenFlaw = "none"): Promise<string | null> {
    const [key] = this.#keys;
    if (flaw === "missing" || !key) return null;
    const now = Math.floor(Date.now() / 1_000) + (flaw === "expired" ? -3_600 : flaw === "future" ? 3_600 : 0);
    const claims = {
      jti: randomUUID(),
      iat: now,
      exp: now + TOKEN_LIFETIME_SECONDS,
      iss: flaw === "wrong_issuer" ? "someone-else" : "jetpay",
      sub: flaw === "wrong_subject" ? "login" : "webhook",
      payload_hash: createHash("sha256")
        .update(flaw === "wrong_hash" ? "other" : body)
        .digest("base64url"),
    };
    const kid = flaw === "unknown_kid" ? randomUUID() : String(key.kid);
    if (flaw === "unsigned") return unsigned(claims, kid);
    const signing = flaw === "wrong_key" || flaw === "unknown_kid" ? await newKey() : key;
    return new SignJWT(claims)
      .setProtectedHeader({ alg: "RS256", kid, typ: "JWT" })
      .sign(await importJWK(signing, "RS256"));
  }
}

function unsigned(claims: Record<string, unknown>, kid: string): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none", kid, typ: "JWT" })}.${part(claims)}.`;
}
