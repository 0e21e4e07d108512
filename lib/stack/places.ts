import { createHash } from "node:crypto";
import { chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { canReach, type Owner } from "./owner";

/** The checkout. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
/** Everything the stack keeps between runs; never committed, safe to delete while nothing runs. */
export const DATA = join(ROOT, ".data");

/** A folder under /var/tmp that belongs to this checkout, for what another user must reach and cannot under ours. */
export const outside = (name: string): string =>
  join("/var/tmp", `${basename(ROOT)}-${createHash("sha256").update(ROOT).digest("hex").slice(0, 10)}`, name);

/** `.data/<name>`, or the same under /var/tmp where `owner` may not pass through our folders (a checkout below /root). */
export function folderFor(owner: Owner, name: string): string {
  mkdirSync(DATA, { recursive: true });
  if (canReach(owner, DATA)) return join(DATA, name);
  const folder = outside(name);
  const note = join(DATA, `${name}-is-in-var-tmp`);
  // Without the note it is what a deleted checkout of the same path has left: its data would fit nothing here.
  if (!existsSync(note)) rmSync(folder, { recursive: true, force: true });
  writeFileSync(note, `${folder}\n`);
  return folder;
}

/** Makes `folder` for that user alone. */
export function makeFolder(owner: Owner, folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (owner !== null) chownSync(folder, owner.uid, owner.gid);
}
