import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DATA } from "./places";

type Secrets = { session: string; simulatorToken: string };

/** Secrets of the stack on this machine, made once and kept, so that nobody is signed out by a restart. */
export function keptSecrets(file = join(DATA, "secrets.json")): Secrets {
  const fresh = {
    session: randomBytes(32).toString("base64url"),
    simulatorToken: randomBytes(24).toString("base64url"),
  };
  const secrets = { ...fresh, ...read(file) };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

function read(file: string): Partial<Secrets> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Partial<Secrets>;
  } catch {
    // Not there yet, or cut short when a run was killed while writing: new ones only mean signing in again.
    return {};
  }
}
