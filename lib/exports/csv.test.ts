import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { disarmed, writeCsv } from "./csv";
import type { Cell, Table } from "./table";

const tableOf = (rows: readonly (readonly Cell[])[], more: Partial<Table> = {}): Table => ({
  name: "Transactions",
  notesName: "Sums",
  zone: "America/Toronto",
  heads: ["A", "B"],
  rows: (async function* () {
    yield rows.slice(0, 1);
    yield rows.slice(1);
  })(),
  notes: () => [],
  ...more,
});

async function textOf(table: Table): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of writeCsv(table)) pieces.push(piece);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Buffer.concat(pieces));
}

/** The fields of a file by RFC 4180, and nothing else known of it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") rows.push([]);
    if (end === "") break;
  }
  return rows;
}

describe("a CSV file", () => {
  test("says amounts as numbers, times of the zone, and ends with its notes", async () => {
    const rows: Cell[][] = [
      ["Boréal, Inc.", { minor: -123_450, currency: "CAD" }],
      [{ at: "2026-11-20T19:32:07.123Z" }, { minor: 7, currency: "JPY" }],
    ];
    const text = await textOf(tableOf(rows, { notes: () => [["In", { count: 2 }, { minor: 5, currency: "CAD" }]] }));
    expect(text).toBe('\uFEFFA,B\r\n"Boréal, Inc.",-1234.50\r\n2026-11-20 14:32:07,7\r\n\r\nIn,2,0.05\r\n');
  });

  test.each(["=1+1", "+1", "-2", "@SUM(A1)", "\tx", "\rx", "＝1", "=cmd|' /C calc'!A0"])(
    "disarms a text that a spreadsheet would run: %j",
    async (text) => {
      const [, row] = readCsv((await textOf(tableOf([[text, "b"]]))).slice(1));
      expect(row).toEqual([`'${text}`, "b"]);
    },
  );

  test.each([
    ["Acme;=1+1", "Acme;'=1+1"],
    ["Acme; \uFF1D1", "Acme;' \uFF1D1"],
    ["a\t@b\n-c", "a\t'@b\n'-c"],
    [" =1", "' =1"],
    ["Acme; paid = 5", "Acme; paid = 5"],
  ])("disarms %j where another sign parts the cells", async (text, read) => {
    const [, row] = readCsv((await textOf(tableOf([[text, "b"]]))).slice(1));
    expect(row).toEqual([read, "b"]);
  });

  test("gives every text back, whatever is in it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1 }), async (pairs) => {
        const [, ...rows] = readCsv((await textOf(tableOf(pairs))).slice(1));
        expect(rows.slice(0, pairs.length)).toEqual(pairs.map((pair) => pair.map(disarmed)));
      }),
      { numRuns: 1_000 },
    );
  });
});
