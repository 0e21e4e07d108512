import type { ReactNode } from "react";

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?/g;

/** JSON as text: names set off, and the value of each name in `marked` on a ground, because it is what matters here. */
export function JsonText({ text, marked }: { text: string; marked: readonly string[] }) {
  return (
    <pre className="overflow-x-auto px-3 pt-2.5 pb-3 font-mono text-xs leading-5 text-normal max-md:text-2xs max-md:wrap-anywhere max-md:whitespace-pre-wrap">
      {paint(text, marked)}
    </pre>
  );
}

function paint(text: string, marked: readonly string[]): ReactNode[] {
  const parts: ReactNode[] = [];
  let end = 0;
  let name = "";
  for (const match of text.matchAll(TOKEN)) {
    const [whole, string = "", colon] = match;
    parts.push(text.slice(end, match.index));
    end = match.index + whole.length;
    if (colon === undefined) {
      parts.push(
        marked.includes(name) ? (
          <mark key={match.index} className="rounded-xs bg-warning-soft text-strong">
            {string}
          </mark>
        ) : (
          string
        ),
      );
    } else {
      name = string.slice(1, -1);
      parts.push(
        <span key={match.index} className="font-medium text-accent">
          {string}
        </span>,
        colon,
      );
    }
  }
  parts.push(text.slice(end));
  return parts;
}
