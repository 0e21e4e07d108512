import { posix } from "node:path";
import type { Problem, SourceFile } from "./source-file";

/** What a text cites as code or links to, where it looks like a path of this checkout. */
const CITED = /`([^`\s]+)`|\]\(([^)\s]+)\)/g;

/** A document that cites a file which is no longer there is wrong about more than the file. */
export function citedPaths(
  document: SourceFile,
  exists: (path: string) => boolean,
  topLevel: readonly string[],
): Problem[] {
  const prose = document.text.replace(/^```[\s\S]*?^```/gm, "");
  return [...prose.matchAll(CITED)].flatMap(([, code, link]) => {
    const path = code === undefined ? linked(document.path, link ?? "") : cited(code, topLevel);
    return path === null || expand(path).every(exists)
      ? []
      : [{ path: document.path, problem: `cites ${path}, which is not there` }];
  });
}

function cited(code: string, topLevel: readonly string[]): string | null {
  const path = code.replace(/(:\d+(-\d+)?|#.*)$/, "").replace(/\/$/, "");
  const first = path.split("/")[0] ?? "";
  const named = path.includes("/")
    ? topLevel.includes(first)
    : /^[\w.-]+\.(ts|tsx|js|mjs|json|md)$/.test(path) && /^[A-Z]|config|package/.test(path);
  return named && !/[*<>$…]|\.\.\./.test(path) ? path : null;
}

function linked(from: string, link: string): string | null {
  if (/^[a-z]+:|^#|^\//.test(link)) return null;
  return posix.join(posix.dirname(from), link.replace(/#.*$/, ""));
}

/** `a/{b,c}` is `a/b` and `a/c`. */
function expand(path: string): string[] {
  const braces = /^(.*)\{([^}]*)\}(.*)$/.exec(path);
  if (braces === null) return [path];
  const [, before = "", between = "", after = ""] = braces;
  return between.split(",").flatMap((part) => expand(before + part + after));
}
