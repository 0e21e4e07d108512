import { inflateSync } from "node:zlib";

/**
 * What a reader of a PDF reads in it, one line for each run of text: letters are found by the tables that the file itself carries, as
 * a program that copies text out of it does. For files of pdfkit's form: objects one by one, streams deflated, text as hexadecimal glyphs.
 */
export function pdfText(file: Buffer): string {
  const objects = new Map<string, string>();
  for (const [, id = "", body = ""] of file.toString("latin1").matchAll(/(\d+) 0 obj\n(.*?)\nendobj/gs)) {
    objects.set(id, body);
  }
  const fonts = new Map<string, string[]>();
  for (const body of objects.values()) {
    for (const [, name = "", id = ""] of (/\/Font <<(.*?)>>/s.exec(body)?.[1] ?? "").matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? "")?.[1] ?? "";
      fonts.set(name, lettersOf(streamOf(objects.get(table) ?? "") ?? ""));
    }
  }
  const lines: string[] = [];
  for (const body of objects.values()) {
    const drawn = streamOf(body);
    if (drawn === null || !/\bBT\b/.test(drawn)) continue;
    for (const [, name = "", runs = ""] of drawn.matchAll(/\/(F\d+) [\d.]+ Tf.*?\[(.*?)\] TJ/gs)) {
      const glyphs = [...runs.matchAll(/<([0-9a-f]*)>/g)].map(([, hex = ""]) => hex).join("");
      const letters = fonts.get(name) ?? [];
      lines.push((glyphs.match(/.{4}/g) ?? []).map((glyph) => letters[Number.parseInt(glyph, 16)] ?? "").join(""));
    }
  }
  return lines.join("\n");
}

function streamOf(body: string): string | null {
  const bytes = /stream\n(.*)\nendstream/s.exec(body)?.[1];
  if (bytes === undefined) return null;
  try {
    return inflateSync(Buffer.from(bytes, "latin1")).toString("latin1");
  } catch {
    return null;
  }
}

/** Which letters each glyph stands for, by its number. */
const lettersOf = (table: string): string[] =>
  [...table.matchAll(/\[(.*?)\]/gs)].flatMap(([, row = ""]) =>
    [...row.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex = ""]) =>
      Buffer.from(hex.replaceAll(" ", ""), "hex").swap16().toString("utf16le"),
    ),
  );
