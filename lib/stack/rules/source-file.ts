import ts from "typescript";

/** A file as the rules see it: its path from the checkout with `/`, its text, parsed when a rule asks. */
export type SourceFile = { path: string; text: string };
/** What a rule found, in words for whoever wrote the file. */
export type Problem = { path: string; problem: string };

export const parseSource = ({ path, text }: SourceFile): ts.SourceFile =>
  ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.ES2023,
    true,
    path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );

export function startsWithDirective(source: ts.SourceFile, directive: string): boolean {
  const [first] = source.statements;
  return (
    first !== undefined &&
    ts.isExpressionStatement(first) &&
    ts.isStringLiteral(first.expression) &&
    first.expression.text === directive
  );
}

export type ExportedValue = { name: string; initializer: ts.Expression | null };

/** Every value a file exports, with what it is where that is said on the spot; types leave no trace and are not listed. */
export function exportedValues(source: ts.SourceFile): ExportedValue[] {
  return source.statements.flatMap((statement): ExportedValue[] => {
    if (ts.isExportDeclaration(statement))
      return statement.isTypeOnly ? [] : [{ name: statement.getText(), initializer: null }];
    if (ts.isExportAssignment(statement)) return [{ name: "default", initializer: statement.expression }];
    if (!ts.canHaveModifiers(statement)) return [];
    const modifiers = ts.getModifiers(statement) ?? [];
    if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map(({ name, initializer }) => ({
        name: name.getText(),
        initializer: initializer ?? null,
      }));
    }
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
      return [{ name: statement.name?.text ?? "default", initializer: null }];
    }
    return [];
  });
}

/** The module that a call's function was imported from, by its name in this file. */
export function calledFrom(source: ts.SourceFile, expression: ts.Expression | null): string | null {
  if (expression === null || !ts.isCallExpression(expression) || !ts.isIdentifier(expression.expression)) return null;
  const called = expression.expression.text;
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings && ts.isNamedImports(bindings) && bindings.elements.some(({ name }) => name.text === called)) {
      return statement.moduleSpecifier.text;
    }
  }
  return null;
}
