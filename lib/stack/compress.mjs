// What the browser loads of a build, compressed once and as well as can be, beside each file: the server would do it worse, at every request.
// lib/stack/built-files.mjs answers with it.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const TEXT = /\.(js|css|json|svg|txt|map)$/;

/** @type {Record<string, (plain: Buffer) => Promise<Buffer>>} */
const KINDS = {
  br: (plain) =>
    promisify(brotliCompress)(plain, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
    }),
  gz: (plain) => promisify(gzip)(plain, { level: 9 }),
};

/** Writes `<file>.br` and `<file>.gz` beside every text below `folder`. @param {string} folder */
export async function compressBelow(folder) {
  const files = (await readdir(folder, { recursive: true })).filter((file) => TEXT.test(file));
  await Promise.all(
    files.map(async (file) => {
      const plain = await readFile(join(folder, file));
      await Promise.all(
        Object.entries(KINDS).map(async ([end, pack]) => writeFile(join(folder, `${file}.${end}`), await pack(plain))),
      );
    }),
  );
}
