import { execFileSync, spawnSync } from "node:child_process";
import { statSync } from "node:fs";

/** The user PostgreSQL runs as: it refuses root, so root lends it another one. `null` is the person who started us. */
export type Owner = { uid: number; gid: number } | null;

/** The owner of `folder` when it is there already, else `postgres`, else `nobody`, which every system has. */
export function ownerFor(folder: string): Owner {
  if (process.getuid?.() !== 0) return null;
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found !== undefined && found.uid !== 0) return { uid: found.uid, gid: found.gid };
  const owner = lookUp("postgres") ?? lookUp("nobody");
  if (owner === null)
    throw new Error("PostgreSQL refuses to run as root, and there is no user postgres or nobody to lend it.");
  return owner;
}

function lookUp(user: string): Owner {
  const id = (flag: string) =>
    Number(execFileSync("id", [flag, user], { stdio: ["ignore", "pipe", "ignore"] }).toString());
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return null;
  }
}

/** Whether that user may pass through every folder above `path` and read it; asked by trying, so that it is never wrong. */
export function canReach(owner: Owner, path: string): boolean {
  if (owner === null) return true;
  return (
    spawnSync("/bin/sh", ["-c", 'test -r "$0" && test -x "$0"', path], { ...owner, cwd: "/", stdio: "ignore" })
      .status === 0
  );
}
