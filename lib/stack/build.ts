import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { compressBelow } from "./compress.mjs";
import type { Lifetime } from "./lifetime";
import { ROOT } from "./places";
import { runPart } from "./processes";

/** Written after a build that went through; `next build` deletes it first. */
const MARK = join(ROOT, ".next", "built-from");
const SOURCES = ["app", "components", "lib", "db", "public"];
const NOT_BUILT = /\.test\.tsx?$|^lib[\\/](stack|jetpay[\\/](simulator|golden))[\\/]|^db[\\/](migrations|seed)/;

/** The production build, made only when something it is made of has changed. */
export async function buildApp(lifetime: Lifetime): Promise<void> {
  await runPart(lifetime, {
    name: "build",
    args: [join(ROOT, "node_modules/next/dist/bin/next"), "build"],
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  await compressBelow(join(ROOT, ".next/static"));
  writeFileSync(MARK, fingerprint());
}

export const isBuilt = (): boolean => existsSync(MARK) && readFileSync(MARK, "utf8") === fingerprint();

/** A hash of every file that the build is made of. */
function fingerprint(): string {
  const hash = createHash("sha256");
  const single = readdirSync(ROOT, { withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        /\.(js|mjs|ts|json)$/.test(entry.name) &&
        !/^(next-env|vitest|playwright|drizzle|knip|biome)/.test(entry.name),
    )
    .map((entry) => join(ROOT, entry.name));
  for (const file of [...single, ...SOURCES.flatMap((folder) => filesBelow(join(ROOT, folder)))].sort()) {
    const name = relative(ROOT, file);
    if (!NOT_BUILT.test(name)) hash.update(`${name}\0`).update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
