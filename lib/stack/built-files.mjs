import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

/** What a build has for browsers. A file of another kind is left to whoever else answers. */
const TYPES = new Map([
  [".js", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".json", "application/json"],
  [".map", "application/json"],
  [".txt", "text/plain; charset=utf-8"],
  [".svg", "image/svg+xml"],
  [".png", "image/png"],
  [".jpg", "image/jpeg"],
  [".webp", "image/webp"],
  [".ico", "image/x-icon"],
  [".woff2", "font/woff2"],
]);

/** As lib/stack/compress.mjs left them beside each file; the smaller first. */
const ENCODINGS = /** @type {const} */ ([
  ["br", ".br"],
  ["gzip", ".gz"],
]);

const YEAR_S = 365 * 24 * 60 * 60;
/** Each file has another name once it has another content. Also said with a 304, by which a cache renews what it knows. */
const FOR_GOOD = { "cache-control": `public,max-age=${YEAR_S},immutable`, vary: "Accept-Encoding" };

/** @typedef {{ encoding: string | null; body: Buffer; etag: string; type: string }} Form */

/**
 * The files below `folder` as they are now, held in memory: a build has a few megabytes, an answer opens no file, and a page that was loaded before a new build was made
 * in this folder still gets what belongs to it.
 *
 * @param {string} folder
 * @returns {(path: string, request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => boolean}
 *   answers GET and HEAD of the file at `path`, relative to `folder` and percent-encoded; false: there is none, and nothing was answered.
 *   A part that is asked for (`Range`) is answered by the whole, which is always right.
 */
export function holdFiles(folder) {
  const names = readdirSync(folder, { recursive: true }).map(String);
  const there = new Set(names);
  /** @type {Map<string, Form[]>} */
  const files = new Map();
  for (const name of names) {
    const type = TYPES.get(extname(name));
    if (type === undefined) continue;
    const form = (/** @type {string | null} */ encoding, /** @type {string} */ end) => {
      const body = readFileSync(join(folder, name + end));
      return { encoding, body, type, etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"` };
    };
    const packed = ENCODINGS.filter(([, end]) => there.has(name + end)).map(([encoding, end]) => form(encoding, end));
    files.set(name.replaceAll("\\", "/"), [...packed, form(null, "")]);
  }

  return (path, { method, headers }, response) => {
    const forms = method === "GET" || method === "HEAD" ? files.get(decoded(path)) : undefined;
    const form = forms?.find(({ encoding }) => encoding === null || takes(headers["accept-encoding"], encoding));
    if (form === undefined) return false;
    const { encoding, body, etag, type } = form;
    response.setHeader("x-content-type-options", "nosniff");
    if (isKnown(headers["if-none-match"], etag)) response.writeHead(304, { ...FOR_GOOD, etag }).end();
    else {
      if (encoding !== null) response.setHeader("content-encoding", encoding);
      response.writeHead(200, { ...FOR_GOOD, etag, "content-type": type, "content-length": body.length }).end(body);
    }
    return true;
  };
}

/** @param {string} path */
function decoded(path) {
  try {
    return decodeURIComponent(path.split("?", 1)[0] ?? "");
  } catch {
    // No address of a file is written so; it is left to whoever says what is wrong with it.
    return "";
  }
}

const listed = (/** @type {string | undefined} */ header) => (header ?? "").split(",").map((part) => part.trim());

/** Whether `Accept-Encoding` names it, and not to refuse it. @param {string | undefined} header @param {string} encoding */
const takes = (header, encoding) =>
  listed(header).some((part) => {
    const [name = "", ...weight] = part.toLowerCase().split(/\s*;\s*/);
    return name === encoding && !weight.some((said) => /^q=0(\.0*)?$/.test(said));
  });

/** Whether `If-None-Match` has it; by its weak comparison. @param {string | undefined} header @param {string} etag */
const isKnown = (header, etag) => listed(header).some((part) => part === "*" || part.replace(/^W\//, "") === etag);
