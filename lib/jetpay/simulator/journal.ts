import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

/**
 * An append-only file of JSON lines, one line per change that belongs together, so that a change is there whole or not
 * at all. A line torn by a crash can only be the last one: it is dropped and cut off, so that what follows starts
 * clean. Written with plain writes: it survives the process, not a power cut.
 */
export class Journal<Entry> {
  readonly #path: string;
  #file: number;
  #lines = 0;
  #closed = false;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#path = join(folder, "journal.jsonl");
    this.#file = openSync(this.#path, "a");
  }

  get lines(): number {
    return this.#lines;
  }

  /** Every entry in the order written. Throws when a line other than the last cannot be read. */
  read(): Entry[] {
    const text = existsSync(this.#path) ? readFileSync(this.#path, "utf8") : "";
    const whole = text.slice(0, text.lastIndexOf("\n") + 1);
    if (whole.length < text.length) truncateSync(this.#path, Buffer.byteLength(whole));
    const entries = whole.split("\n").filter((line) => line !== "");
    this.#lines = entries.length;
    return entries.map((line, index) => {
      try {
        const entry: Entry = JSON.parse(line);
        return entry;
      } catch (cause) {
        throw new Error(`${this.#path}: line ${index + 1} cannot be read`, { cause });
      }
    });
  }

  append(entry: Entry): void {
    // A closed file's number may by now be another file's.
    if (this.#closed) throw new Error(`${this.#path} is closed`);
    writeSync(this.#file, `${JSON.stringify(entry)}\n`);
    this.#lines += 1;
  }

  /** Puts these entries in place of all that was written; a crash leaves either the old file or the new one. */
  compact(entries: Entry[]): void {
    const fresh = `${this.#path}.new`;
    const file = openSync(fresh, "w");
    writeSync(file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
    fsyncSync(file);
    closeSync(file);
    renameSync(fresh, this.#path);
    closeSync(this.#file);
    this.#file = openSync(this.#path, "a");
    this.#lines = entries.length;
  }

  close(): void {
    this.#closed = true;
    closeSync(this.#file);
  }
}
