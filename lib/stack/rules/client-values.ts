import { posix } from "node:path";
import ts from "typescript";
import { type Problem, parseSource, type SourceFile, startsWithDirective } from "./source-file";

/**
 * On the server a value of a `"use client"` file is a reference to it that nothing can call: only components may be taken from
 * one. The types do not tell, nor does a test that runs by tsx. `read` gives the file that stands at a path without its ending.
 */
export function clientValues(file: SourceFile, read: (path: string) => SourceFile | null): Problem[] {
  if (!file.path.startsWith("app/")) return [];
  const source = parseSource(file);
  if (startsWithDirective(source, "use client")) return [];
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const values = valuesOf(statement).filter((name) => !/^[A-Z][A-Za-z]*$/.test(name) || /^[A-Z_]+$/.test(name));
    const from = statement.moduleSpecifier.text;
    const imported = values.length === 0 ? null : read(pathOf(file.path, from));
    if (imported === null || !startsWithDirective(parseSource(imported), "use client")) return [];
    return [{ path: file.path, problem: `takes ${values.join(", ")} from ${from}, which is code of the browser` }];
  });
}

function valuesOf({ importClause }: ts.ImportDeclaration): string[] {
  const bindings = importClause?.namedBindings;
  if (importClause === undefined || importClause.isTypeOnly || !bindings || !ts.isNamedImports(bindings)) return [];
  return bindings.elements.filter(({ isTypeOnly }) => !isTypeOnly).map((each) => (each.propertyName ?? each.name).text);
}

const pathOf = (importer: string, specifier: string): string =>
  specifier.startsWith("@/") ? specifier.slice(2) : posix.join(posix.dirname(importer), specifier);
