import { wallClock } from "@/lib/i18n/format";
import { plainAmount } from "@/lib/money";
import type { Cell, Table } from "./table";

/** RFC 4180 in UTF-8 with its mark, by which Excel knows the letters; the notes stand below an empty line. */
export async function* writeCsv(table: Table): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(`\uFEFF${line(table.heads, table.zone)}`);
  for await (const rows of table.rows) yield encoder.encode(rows.map((row) => line(row, table.zone)).join(""));
  yield encoder.encode(
    `\r\n${table
      .notes()
      .map((row) => line(row, table.zone))
      .join("")}`,
  );
}

const line = (row: readonly Cell[], zone: string): string => `${row.map((cell) => field(cell, zone)).join(",")}\r\n`;

function field(cell: Cell, zone: string): string {
  if (typeof cell === "string") return inQuotes(disarmed(cell));
  if ("minor" in cell) return plainAmount(cell);
  return "at" in cell ? wallClock(new Date(cell.at), zone) : String(cell.count);
}

/**
 * What a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection): a note is typed by whoever
 * we deal with. A program whose lists are parted by `;` or tabs, as in French Canada, begins a cell behind one of those as well.
 * Numbers are ours and stay numbers.
 */
export const disarmed = (text: string): string => text.replace(ARMED, "$1'$2");
const ARMED = /(^|[;\t\r\n])(\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n])/g;

const inQuotes = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
