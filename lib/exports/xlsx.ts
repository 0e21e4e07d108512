import { zonedParts } from "@/lib/i18n/format";
import { exponentOf, plainAmount } from "@/lib/money";
import type { Cell, Table } from "./table";
import { type Entry, writeZip } from "./zip";

/** As many rows as a sheet can have (ECMA-376, and what Excel opens). */
const MOST_ROWS = 1_048_576;

/**
 * A workbook as it is made: the table on a sheet, or on several where one is full, and the notes on the last. Amounts are numbers
 * and times are dates; a text is never a formula, whatever it begins with.
 */
export async function* writeXlsx(table: Table): AsyncGenerator<Uint8Array> {
  yield* writeZip(parts(table));
}

async function* parts(table: Table): AsyncGenerator<Entry> {
  const names: string[] = [];
  const rows = new Rows(table);
  do {
    names.push(names.length === 0 ? table.name : `${table.name} ${names.length + 1}`);
    yield { name: `xl/worksheets/sheet${names.length}.xml`, content: rows.sheet() };
  } while (rows.left);
  names.push(table.notesName);
  yield { name: `xl/worksheets/sheet${names.length}.xml`, content: encoded(sheetOf([], table.notes(), table.zone)) };
  yield { name: "xl/styles.xml", content: encoded([STYLES]) };
  yield { name: "xl/workbook.xml", content: encoded([workbook(names)]) };
  yield { name: "xl/_rels/workbook.xml.rels", content: encoded([relations(names.length)]) };
  yield { name: "_rels/.rels", content: encoded([ROOT]) };
  yield { name: "[Content_Types].xml", content: encoded([contentTypes(names.length)]) };
}

/** The rows of a table, dealt out to sheets. */
class Rows {
  readonly #table: Table;
  readonly #batches: AsyncIterator<readonly (readonly Cell[])[]>;
  #rest: readonly (readonly Cell[])[] = [];
  /** A sheet was full before the rows were through. */
  left = true;

  constructor(table: Table) {
    this.#table = table;
    this.#batches = table.rows[Symbol.asyncIterator]();
  }

  async *sheet(): AsyncGenerator<Uint8Array> {
    const encoder = new TextEncoder();
    const { heads, zone } = this.#table;
    yield encoder.encode(BEGIN + row(heads, zone, HEAD));
    let room = MOST_ROWS - 1;
    try {
      while (room > 0) {
        if (this.#rest.length === 0) {
          const next = await this.#batches.next();
          this.left = next.done !== true;
          if (next.done === true) break;
          this.#rest = next.value;
        }
        const batch = this.#rest.slice(0, room);
        this.#rest = this.#rest.slice(room);
        room -= batch.length;
        yield encoder.encode(batch.map((cells) => row(cells, zone)).join(""));
      }
    } finally {
      // Whoever stops reading here lets the reading of the rows end too.
      if (this.left && room > 0) await this.#batches.return?.();
    }
    yield encoder.encode(END);
  }
}

const sheetOf = (heads: readonly string[], rows: readonly (readonly Cell[])[], zone: string): string[] => [
  BEGIN,
  ...(heads.length === 0 ? [] : [row(heads, zone, HEAD)]),
  ...rows.map((cells) => row(cells, zone)),
  END,
];

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const BEGIN = `${XML}<worksheet ${MAIN}><sheetData>`;
const END = "</sheetData></worksheet>";

/** Numbers of the styles below. Amounts by how many decimals their currency has. */
const [TIME, HEAD, QUOTED] = [1, 2, 3];
const AMOUNT: Record<number, number> = { 0: 4, 2: 5, 3: 6 };

const row = (cells: readonly Cell[], zone: string, style?: number): string =>
  `<row>${cells.map((cell) => written(cell, zone, style)).join("")}</row>`;

function written(cell: Cell, zone: string, style?: number): string {
  if (typeof cell === "string") return textCell(cell, style);
  if ("count" in cell) return `<c><v>${cell.count}</v></c>`;
  if ("minor" in cell) return `<c s="${AMOUNT[exponentOf(cell.currency)] ?? 0}"><v>${plainAmount(cell)}</v></c>`;
  return `<c s="${TIME}"><v>${serialOf(new Date(cell.at), zone)}</v></c>`;
}

/** A text that would be a formula if somebody typed it is marked as the text that it is, so that it stays one when it is edited. */
function textCell(text: string, style = /^[=+\-@]/.test(text) ? QUOTED : undefined): string {
  if (text === "") return "<c/>";
  return `<c t="inlineStr"${style === undefined ? "" : ` s="${style}"`}><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** What XML 1.0 cannot hold is shown as the sign for what cannot be shown. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const escaped = (text: string): string =>
  text.replaceAll(FORBIDDEN, "\uFFFD").replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

const DAY_MS = 24 * 60 * 60_000;
/** Days since 30 December 1899, as the wall clock of the zone had it: a workbook knows no zones. */
function serialOf(at: Date, zone: string): string {
  const { year, month, day, hour, minute, second } = zonedParts(at, zone);
  return ((Date.UTC(year, month - 1, day, hour, minute, second) - Date.UTC(1899, 11, 30)) / DAY_MS).toFixed(8);
}

const STYLES = `${XML}<styleSheet ${MAIN}><numFmts count="4"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/><numFmt numFmtId="165" formatCode="#,##0"/><numFmt numFmtId="166" formatCode="#,##0.00"/><numFmt numFmtId="167" formatCode="#,##0.000"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/><xf quotePrefix="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="166" applyNumberFormat="1"/><xf numFmtId="167" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** A sheet's name has at most 31 letters, and none of these signs. */
const sheetName = (name: string): string => escaped(name.replaceAll(/[\\/?*[\]:]/g, " ").slice(0, 31));

const workbook = (names: readonly string[]): string =>
  `${XML}<workbook ${MAIN} xmlns:r="${DOCUMENT}"><sheets>${names
    .map((name, n) => `<sheet name="${sheetName(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`)
    .join("")}</sheets></workbook>`;

const relations = (sheets: number): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${Array.from(
    { length: sheets },
    (_, n) => `<Relationship Id="rId${n + 1}" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`,
  ).join("")}<Relationship Id="rId${sheets + 1}" Type="${DOCUMENT}/styles" Target="styles.xml"/></Relationships>`;

const ROOT = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const contentTypes = (sheets: number): string =>
  `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>${Array.from(
    { length: sheets },
    (_, n) => `<Override PartName="/xl/worksheets/sheet${n + 1}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`,
  ).join("")}</Types>`;

function* encoded(texts: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const text of texts) yield encoder.encode(text);
}
