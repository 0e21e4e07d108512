import {
  calledFrom,
  exportedValues,
  type Problem,
  parseSource,
  type SourceFile,
  startsWithDirective,
} from "./source-file";

const WRAPPER = "@/app/_server/action";

/**
 * Anything a "use server" file exports can be called by anybody who can reach the app. So it exports results of
 * `action({ permission, ... })` and nothing else, and no function is marked inside a file.
 */
export function serverActions(file: SourceFile): Problem[] {
  if (!file.text.includes("use server")) return [];
  const source = parseSource(file);
  if (!startsWithDirective(source, "use server")) {
    return /^\s+["']use server["'];?\s*$/m.test(file.text)
      ? [{ path: file.path, problem: `marks a function with "use server"; put the action in a file of its own` }]
      : [];
  }
  return exportedValues(source)
    .filter(({ initializer }) => calledFrom(source, initializer) !== WRAPPER)
    .map(({ name }) => ({ path: file.path, problem: `exports ${name}, which is not made by action() of ${WRAPPER}` }));
}
