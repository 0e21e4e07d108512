import { inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cell, Table } from "./table";
import { writeXlsx } from "./xlsx";
import { writeZip } from "./zip";

const all = async (pieces: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const kept: Uint8Array[] = [];
  for await (const piece of pieces) kept.push(piece);
  return Buffer.concat(kept);
};

/** The files of an archive by its directory, with sizes checked against it. */
function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.length - 22;
  expect(archive.readUInt32LE(end)).toBe(0x06054b50);
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    expect(archive.readUInt32LE(at)).toBe(0x02014b50);
    const [crc, packed, size] = [16, 20, 24].map((field) => archive.readUInt32LE(at + field));
    const name = archive.toString("utf8", at + 46, at + 46 + archive.readUInt16LE(at + 28));
    const local = archive.readUInt32LE(at + 42);
    expect(archive.readUInt32LE(local)).toBe(0x04034b50);
    const begin = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const content = inflateRawSync(archive.subarray(begin, begin + (packed ?? 0)));
    expect(content.length).toBe(size);
    const behind = begin + (packed ?? 0);
    expect([0, 4, 8, 12].map((field) => archive.readUInt32LE(behind + field))).toEqual([0x08074b50, crc, packed, size]);
    files.set(name, content);
    at += 46 + archive.readUInt16LE(at + 28);
  }
  return files;
}

const tableOf = (rows: readonly (readonly Cell[])[], notes: readonly (readonly Cell[])[] = []): Table => ({
  name: "Transactions",
  notesName: "Sums",
  zone: "America/Toronto",
  heads: ["A", "B"],
  rows: (async function* () {
    for (const row of rows) yield [row];
  })(),
  notes: () => notes,
});

const sheets = async (table: Table): Promise<string[]> => {
  const files = unzip(await all(writeXlsx(table)));
  return [...files].filter(([name]) => name.includes("sheet")).map(([, content]) => content.toString("utf8"));
};

describe("an archive", () => {
  test("gives back what was put in, whatever its size", async () => {
    const content = fc.array(fc.uint8Array({ maxLength: 5_000 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.array(content, { maxLength: 4 }), async (contents) => {
        const entries = contents.map((pieces, n) => ({ name: `é${n}.bin`, content: pieces }));
        const files = unzip(await all(writeZip(entries)));
        expect([...files.values()]).toEqual(contents.map((pieces) => Buffer.concat(pieces)));
      }),
      { numRuns: 50 },
    );
  });

  test("has the check sum that everybody computes", async () => {
    const archive = await all(writeZip([{ name: "a", content: [Buffer.from("123456789")] }]));
    expect(archive.readUInt32LE(archive.length - 22 - 47 + 16)).toBe(0xcbf43926);
  });
});

describe("a workbook", () => {
  test("holds amounts as numbers, times as dates of the zone, texts as texts", async () => {
    const [sheet, notes] = await sheets(
      tableOf(
        [
          ['a & b <"c">\u0001', { minor: -123_450, currency: "CAD" }],
          ["=1+1", { at: "2026-11-20T17:00:00Z" }],
        ],
        [["In", { count: 2 }]],
      ),
    );
    expect(sheet).toContain("a &amp; b &lt;&quot;c&quot;&gt;\uFFFD");
    expect(sheet).toContain('<c s="5"><v>-1234.50</v></c>');
    // Noon of 20 November 2026 in Toronto; a text that looks like a formula is marked as a text.
    expect(sheet).toContain('<c s="1"><v>46346.50000000</v></c>');
    expect(sheet).toContain('<c t="inlineStr" s="3"><is><t xml:space="preserve">=1+1</t></is></c>');
    expect(sheet).not.toContain("<f>");
    expect(notes).toContain('<t xml:space="preserve">In</t></is></c><c><v>2</v></c>');
  });

  test("ends the reading of its rows when nobody reads it further", async () => {
    let ended = false;
    const table = tableOf([]);
    const rows = async function* () {
      try {
        for (;;) yield Array.from({ length: 500 }, (_, n) => [`row ${n} ${Math.sin(n)}`]);
      } finally {
        ended = true;
      }
    };
    for await (const piece of writeXlsx({ ...table, rows: rows() })) if (piece.length > 100) break;
    await expect.poll(() => ended).toBe(true);
  });
});
