import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";

/** Most that a page may load before it can be used, in thousands of bytes as gzip sends them. */
const BUDGET_KB = 180;
const BUILD = join(import.meta.dirname, "../.next");

const APP = join(BUILD, "server/app");
const MANIFEST = "page_client-reference-manifest.js";

type Manifest = { entryJSFiles: Record<string, string[]> };

/** Each page's manifest, by its address; what has no address of its own is no page. */
const pages = (): [string, string][] =>
  readdirSync(APP, { recursive: true, encoding: "utf8" })
    .filter((file) => basename(file) === MANIFEST && !file.startsWith("_"))
    .map((file): [string, string] => [`/${dirname(file)}`.replace(/\/\([a-z]+\)/g, "") || "/", join(APP, file)])
    .sort();

/** Everything that the HTML of a page loads by itself: the runtime, and what each of its layouts, its states and itself need. */
function filesOf(manifest: string): Set<string> {
  const root = JSON.parse(readFileSync(join(BUILD, "build-manifest.json"), "utf8")) as { rootMainFiles: string[] };
  const scope: { __RSC_MANIFEST?: Record<string, Manifest> } = {};
  runInNewContext(readFileSync(manifest, "utf8"), { globalThis: scope });
  const entries = Object.values(scope.__RSC_MANIFEST ?? {}).flatMap(({ entryJSFiles }) => Object.values(entryJSFiles));
  if (entries.length === 0) throw new Error(`${manifest} names no files.`);
  return new Set([...root.rootMainFiles, ...entries.flat()]);
}

const sizes = new Map<string, number>();
function sizeOf(file: string): number {
  const known = sizes.get(file) ?? gzipSync(readFileSync(join(BUILD, file))).byteLength;
  sizes.set(file, known);
  return known;
}

function main(): number {
  if (!existsSync(join(BUILD, "BUILD_ID"))) {
    process.stderr.write("There is no build to measure: npm run build\n");
    return 1;
  }
  const rows = pages().map(([page, manifest]) => {
    const files = [...filesOf(manifest)];
    return { page, files: files.length, kb: files.reduce((sum, file) => sum + sizeOf(file), 0) / 1000 };
  });
  const line = (page: string, files: string, kb: string) =>
    `${page.padEnd(32)}${files.padStart(6)}${kb.padStart(10)}\n`;
  process.stdout.write(line("page", "files", "kB gzip"));
  for (const { page, files, kb } of rows) process.stdout.write(line(page, String(files), kb.toFixed(1)));
  const over = rows.filter(({ kb }) => kb > BUDGET_KB);
  process.stdout.write(`${over.length} of ${rows.length} above ${BUDGET_KB} kB\n`);
  for (const { page } of over) {
    process.stderr.write(`${page} loads more than the ${BUDGET_KB} kB it may (bench/bundle.ts)\n`);
  }
  return over.length === 0 ? 0 : 1;
}

process.exitCode = main();
