import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { ROOT } from "./places";
import { complain } from "./progress";
import { barrels } from "./rules/barrels";
import { citedPaths } from "./rules/cited-paths";
import { clientValues } from "./rules/client-values";
import { unusedMessages } from "./rules/message-keys";
import { rawLooks } from "./rules/raw-looks";
import { routeHandlers } from "./rules/route-handlers";
import { serverActions } from "./rules/server-actions";
import type { Problem, SourceFile } from "./rules/source-file";

/** Rules about what is in a file; those about what imports what are in .dependency-cruiser.mjs. */
const CODE = ["app", "components", "lib", "db", "e2e"];
const DOCUMENTS = ["README.md", "ARCHITECTURE.md"];

function below(folder: string, pattern: RegExp): SourceFile[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name).replaceAll("\\", "/"))
    .filter((path) => pattern.test(path))
    .map(read);
}

const read = (path: string): SourceFile => ({ path, text: readFileSync(join(ROOT, path), "utf8") });

function check(): Problem[] {
  const code = CODE.flatMap((folder) => below(folder, /\.tsx?$/));
  const product = code.filter(({ path }) => !/\.test\.tsx?$|^lib\/(stack|jetpay\/simulator)\/|^e2e\//.test(path));
  const looks = ["app", "components"].flatMap((folder) => below(folder, /(?<!\.test)\.(tsx?|css)$/));
  const documents = [...DOCUMENTS.filter((path) => existsSync(join(ROOT, path))).map(read), ...below("docs", /\.md$/)];
  const byPath = new Map(code.map((file) => [file.path.replace(/\.tsx?$/, ""), file]));
  const topLevel = readdirSync(ROOT);
  if (product.length === 0) return [{ path: relative(process.cwd(), ROOT), problem: "no code was found to check" }];
  return [
    ...code.flatMap((file) => [...serverActions(file), ...routeHandlers(file), ...barrels(file)]),
    ...product.flatMap((file) => clientValues(file, (path) => byPath.get(path) ?? null)),
    ...looks.flatMap(rawLooks),
    ...unusedMessages(below("lib/i18n/messages/en", /\.json$/), product),
    ...documents.flatMap((document) => citedPaths(document, (path) => existsSync(join(ROOT, path)), topLevel)),
  ];
}

const problems = check();
for (const { path, problem } of problems) complain(`${path}: ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;
