import ts from "typescript";
import { type Problem, parseSource, type SourceFile } from "./source-file";

/** Handing on what another file exports hides where a thing is and makes cycles: import it from its source. A single type may pass. */
export function barrels(file: SourceFile): Problem[] {
  if (!/\bexport\b[^;]*\bfrom\b/.test(file.text)) return [];
  return parseSource(file)
    .statements.filter(
      (statement) =>
        ts.isExportDeclaration(statement) &&
        statement.moduleSpecifier !== undefined &&
        !(statement.isTypeOnly && statement.exportClause !== undefined && ts.isNamedExports(statement.exportClause)),
    )
    .map((statement) => ({ path: file.path, problem: `hands on what another file exports: ${statement.getText()}` }));
}
