// Loaded by `--import` before each process of the still desk (still-desk.ts): its clock stands at STILL_AT, and what it draws by
// chance it draws alike each time, so that a page of it is the same picture on every machine and every day.
import crypto from "node:crypto";
import { ServerResponse } from "node:http";
import { syncBuiltinESMExports } from "node:module";
import { basename } from "node:path";

const at = Date.parse(process.env["STILL_AT"] ?? "");
if (Number.isNaN(at)) throw new Error("STILL_AT must be an instant.");

const Real = Date;
const StillDate = new Proxy(Real, {
  construct: (date, given, made) => Reflect.construct(date, given.length === 0 ? [at] : given, made),
  apply: () => new Real(at).toString(),
});
Real.now = () => at;
Real.prototype.constructor = StillDate;
globalThis.Date = StillDate;

// The browser's clock goes on, and to it what expires an hour after STILL_AT is long over: such a cookie lasts as long as the browser.
for (const name of /** @type {const} */ (["setHeader", "appendHeader"])) {
  const write = ServerResponse.prototype[name];
  /** @type {(this: ServerResponse, header: string, value: string | string[]) => ServerResponse} */
  ServerResponse.prototype[name] = function (header, value) {
    return write.call(this, header, header.toLowerCase() === "set-cookie" ? lasting(value) : value);
  };
}
/** @param {string | string[]} cookies @returns {string[]} */
const lasting = (cookies) =>
  [cookies]
    .flat()
    .map((cookie) => cookie.replace(/; *expires=([^;]*)/i, (end, date) => (Date.parse(date) > at ? "" : end)));

// A row of numbers for each program, kind and size: what a driver draws when it connects, at a moment of its own, moves no id. Where
// STILL_BYTES is `one`, every draw of bytes is the first: the app shows references in previews, and keeps none of them.
const one = process.env["STILL_BYTES"] === "one";
const program = basename(process.argv[1] ?? "");
/** @type {Map<string, number>} */
const drawn = new Map();
/** @param {string} kind @param {number} size */
function draw(kind, size) {
  const number = one && kind !== "uuid" ? 1 : (drawn.get(kind) ?? 0) + 1;
  drawn.set(kind, number);
  return crypto.createHash("shake256", { outputLength: size }).update(`${program} ${kind} ${number}`).digest();
}

const { randomBytes } = crypto;
Object.assign(crypto, {
  /** @param {number} size @param {undefined | ((error: Error | null, bytes: Buffer) => void)} done */
  randomBytes: (size, done) => {
    // A size of 0 is nobody's id; it and wrong ones are answered as ever.
    if (!(size > 0)) return randomBytes(size, done);
    const bytes = draw(`bytes ${size}`, size);
    if (done === undefined) return bytes;
    process.nextTick(done, null, bytes);
    return undefined;
  },
  randomUUID: () => {
    const bytes = draw("uuid", 16);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  },
});
syncBuiltinESMExports();
