import ts from "typescript";
import { type Problem, parseSource, type SourceFile } from "./source-file";

type Said = { literals: Set<string>; patterns: RegExp[] };

/** A message that no code names is one that nobody reads and somebody translates. Keys that are missing fail the types. */
export function unusedMessages(messages: SourceFile[], sources: SourceFile[]): Problem[] {
  const said: Said = { literals: new Set(), patterns: [] };
  for (const source of sources) collect(parseSource(source), said);
  return messages.flatMap(({ path, text }) => {
    const namespace = path.replace(/^.*\//, "").replace(/\.json$/, "");
    return keysOf(JSON.parse(text) as Tree)
      .filter((key) => !isUsed(namespace, key, said))
      .map((key) => ({ path, problem: `nothing uses the message ${key}` }));
  });
}

type Tree = { [key: string]: string | Tree };

const keysOf = (tree: Tree, above = ""): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [above + key] : keysOf(value, `${above}${key}.`),
  );

/** Used is a key that is written out, fits a template, or does so below a namespace such as `nav.sections`. */
function isUsed(namespace: string, key: string, said: Said): boolean {
  const parts = key.split(".");
  return parts.some((_, index) => {
    const [above, rest] = [[namespace, ...parts.slice(0, index)].join("."), parts.slice(index).join(".")];
    return said.literals.has(above) && (said.literals.has(rest) || said.patterns.some((pattern) => pattern.test(rest)));
  });
}

function collect(node: ts.Node, said: Said): void {
  if (ts.isStringLiteralLike(node)) {
    // A file of messages that is imported by itself is named by its path.
    said.literals.add(node.text.replace(/^.*\/messages\/\w+\/(\w+)\.json$/, "$1"));
  }
  // Names of properties are words too: `{ paid: "..." }` is asked with the key it holds.
  else if (ts.isIdentifier(node) && ts.isPropertyAssignment(node.parent)) said.literals.add(node.text);
  else if (ts.isTemplateExpression(node)) said.patterns.push(...patternOf(node));
  node.forEachChild((child) => collect(child, said));
}

/** A template as a pattern of keys; one without a fixed part that names something fits all and proves nothing. */
function patternOf(node: ts.TemplateExpression): RegExp[] {
  const fixed = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
  if (!fixed.some((text) => /^[\w.]*\w[\w.]*$/.test(text)) || fixed.some((text) => /[^\w.]/.test(text))) return [];
  return [new RegExp(`^${fixed.map((text) => text.replaceAll(".", "\\.")).join("[\\w.]+")}$`)];
}
