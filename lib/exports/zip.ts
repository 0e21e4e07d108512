import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createDeflateRaw } from "node:zlib";

/** A file of an archive; `content` is read once, when its turn comes. */
export type Entry = { name: string; content: AsyncIterable<Uint8Array> | Iterable<Uint8Array> };

type Written = { name: Buffer; crc: number; packed: number; size: number; at: number };

/**
 * A zip archive as it is made, with nothing of it kept: sizes stand behind each file (APPNOTE 4.3.9). Without zip64: a file or
 * an archive of 4 GB is an error, not a broken archive.
 */
export async function* writeZip(entries: AsyncIterable<Entry> | Iterable<Entry>): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let at = 0;
  for await (const { name, content } of entries) {
    const file: Written = { name: Buffer.from(name, "utf8"), crc: 0, packed: 0, size: 0, at };
    const head = localHead(file);
    yield head;
    for await (const chunk of deflated(content, file)) {
      file.packed += chunk.length;
      yield chunk;
    }
    const foot = descriptor(file);
    yield foot;
    at += head.length + file.packed + foot.length;
    if (at > MOST || file.size > MOST) throw new RangeError("an archive of more than 4 GB");
    written.push(file);
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield directory;
  yield end(written.length, directory.length, at);
}

const MOST = 0xffff_ffff;

async function* deflated(content: Entry["content"], file: Written): AsyncGenerator<Uint8Array> {
  const deflate = createDeflateRaw({ level: 6 });
  const counted = async function* () {
    for await (const chunk of content) {
      file.crc = crc32(chunk, file.crc);
      file.size += chunk.length;
      yield chunk;
    }
  };
  // Its error reaches the reader through `deflate`; waited for, so that none is left unheard.
  const fed = pipeline(Readable.from(counted(), { objectMode: false }), deflate);
  fed.catch(() => undefined);
  for await (const chunk of deflate) yield chunk as Buffer;
  await fed;
}

/** Deflated, UTF-8 names, sizes in a descriptor behind the file; no time, so that the same content is the same archive. */
const FLAGS = 0x0808;
const DEFLATE = 8;
const VERSION = 20;
/** 1 January 1980, the first day a zip knows. */
const DATE = 0x0021;

const words = (...parts: [value: number, bytes: 2 | 4][]): Buffer => {
  const buffer = Buffer.alloc(parts.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of parts) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
};

const localHead = ({ name }: Written): Buffer =>
  Buffer.concat([
    words([0x04034b50, 4], [VERSION, 2], [FLAGS, 2], [DEFLATE, 2], [0, 2], [DATE, 2], [0, 4], [0, 4], [0, 4]),
    words([name.length, 2], [0, 2]),
    name,
  ]);

const descriptor = ({ crc, packed, size }: Written): Buffer => words([0x08074b50, 4], [crc, 4], [packed, 4], [size, 4]);

const directoryEntry = ({ name, crc, packed, size, at }: Written): Buffer =>
  Buffer.concat([
    words(
      [0x02014b50, 4],
      [VERSION, 2],
      [VERSION, 2],
      [FLAGS, 2],
      [DEFLATE, 2],
      [0, 2],
      [DATE, 2],
      [crc, 4],
      [packed, 4],
    ),
    words([size, 4], [name.length, 2], [0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]),
    name,
  ]);

const end = (files: number, size: number, at: number): Buffer =>
  words([0x06054b50, 4], [0, 2], [0, 2], [files, 2], [files, 2], [size, 4], [at, 4], [0, 2]);

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** node:zlib has one only from 20.15 on. */
function crc32(bytes: Uint8Array, before: number): number {
  let value = ~before;
  for (const byte of bytes) value = (TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return ~value >>> 0;
}
