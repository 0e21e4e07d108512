import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { Busy } from "@/lib/errors";

/**
 * One of the figures that OWASP's Password Storage Cheat Sheet gives as equally strong for scrypt: the one that takes its time
 * rather than memory, 32 MiB and about a quarter of a second, since anybody at all can make the server do this.
 */
const CURRENT = { cost: 2 ** 15, blockSize: 8, parallel: 3 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const FORMAT = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+)$/;

/** A hash of nothing anybody knows, so that a name nobody has takes as long to refuse as a wrong password. */
const NOBODYS = `scrypt$${CURRENT.cost}$${CURRENT.blockSize}$${CURRENT.parallel}$${"A".repeat(22)}==$${"A".repeat(43)}=`;

type Parameters = typeof CURRENT;

/** `scrypt$N$r$p$salt$hash`, salt and hash in base 64. Here as below: `Busy` when too many are asked for at once. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, HASH_BYTES, CURRENT);
  const { cost, blockSize, parallel } = CURRENT;
  return ["scrypt", cost, blockSize, parallel, salt.toString("base64"), hash.toString("base64")].join("$");
}

/** Compares in constant time. `stored` is null for somebody who has no password or does not exist: false, no sooner. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const { parameters, salt, hash } = read(stored ?? NOBODYS);
  const derived = await derive(password, salt, hash.length, parameters);
  return timingSafeEqual(derived, hash) && stored !== null;
}

/** Whether the hash was made with other parameters than today's, and is to be made anew while the password is at hand. */
export function isOutdated(stored: string): boolean {
  const { cost, blockSize, parallel } = read(stored).parameters;
  return cost !== CURRENT.cost || blockSize !== CURRENT.blockSize || parallel !== CURRENT.parallel;
}

function read(stored: string): { parameters: Parameters; salt: Buffer; hash: Buffer } {
  const [, cost, blockSize, parallel, salt = "", hash = ""] = FORMAT.exec(stored) ?? [];
  if (cost === undefined) throw new Error("a stored password hash is not in the format of lib/team/password.ts");
  return {
    parameters: { cost: Number(cost), blockSize: Number(blockSize), parallel: Number(parallel) },
    salt: Buffer.from(salt, "base64"),
    hash: Buffer.from(hash, "base64"),
  };
}

/** So many at a time: each holds 32 MiB and one of the four threads that also serve files and name lookups. */
const AT_ONCE = 2;
/** And so many wait, a few seconds at the most; whoever comes then is told to come again. */
const WAITING = 12;
let running = 0;
const waiting: (() => void)[] = [];

async function derive(password: string, salt: Buffer, bytes: number, parameters: Parameters): Promise<Buffer> {
  if (running >= AT_ONCE && waiting.length >= WAITING) throw new Busy("too many passwords at once");
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await runScrypt(password.normalize("NFKC"), salt, bytes, {
      cost: parameters.cost,
      blockSize: parameters.blockSize,
      parallelization: parameters.parallel,
      maxmem: 256 * parameters.cost * parameters.blockSize,
    });
  } finally {
    // The place is handed to the next in line, or given up.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

const runScrypt = (password: string, salt: Buffer, bytes: number, options: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password, salt, bytes, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
