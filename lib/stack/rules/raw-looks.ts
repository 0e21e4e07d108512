import type { Problem, SourceFile } from "./source-file";

/** The one file that may say what a colour or a size of type is. */
const TOKENS = "app/tokens.css";

const RAW: readonly { pattern: RegExp; called: string }[] = [
  { pattern: /(?<=["'`\s:(,[])#(?:[\da-f]{8}|[\da-f]{6}|[\da-f]{3,4})(?=["'`\s;,)\]])/gi, called: "the colour" },
  { pattern: /\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\([^)]*\)/gi, called: "the colour" },
  { pattern: /\btext-\[[\d.]+(?:px|rem|em)\]/g, called: "the size of type" },
  { pattern: /\bfont-size:\s*[\d.]+(?:px|rem|pt)/g, called: "the size of type" },
  { pattern: /\bfontSize:\s*["'`]?[\d.][^,}\s]*/g, called: "the size of type" },
];

/**
 * A colour or a size of type that a screen writes itself is one that no theme turns and nobody finds again. So screens use tokens only; what is
 * relative to them (`color-mix` of two, `0.92em`) is theirs.
 */
export function rawLooks({ path, text }: SourceFile): Problem[] {
  if (path === TOKENS) return [];
  const said = text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "");
  return RAW.flatMap(({ pattern, called }) =>
    [...said.matchAll(pattern)].map(([found]) => ({
      path,
      problem: `writes ${called} ${found} itself; ${TOKENS} is for that`,
    })),
  );
}
