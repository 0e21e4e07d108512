import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, get, type IncomingMessage, type RequestOptions, request, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { compressBelow } from "./compress.mjs";
import { createWeb } from "./serve.mjs";

const CODE = `const words = ${JSON.stringify("the same again, ".repeat(500))};`;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "jetdesk-serve-"));
  mkdirSync(join(folder, "chunks"));
  writeFileSync(join(folder, "chunks/a~b.js"), CODE);
  writeFileSync(join(folder, "chunks/face.woff2"), "drawn");
  writeFileSync(`${folder}-beside.js`, "not for browsers");
  await compressBelow(folder);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(`${folder}-beside.js`);
});

type Handle = (request: IncomingMessage, response: ServerResponse) => unknown;
const started: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((web) => web.stop()));
});

/** A server that says of what it was left to handle. */
async function serve(handle: Handle = ({ url }, response) => response.end(`handled ${url}`), drainMs = 60_000) {
  const web = createWeb({ files: folder, handle, drainMs });
  started.push(web);
  await new Promise<void>((resolve) => web.server.listen(0, "127.0.0.1", resolve));
  return { ...web, url: `http://127.0.0.1:${(web.server.address() as AddressInfo).port}` };
}

/** As it came over the wire: nothing is decompressed, no address tidied. */
async function ask(base: string, path: string, headers: Record<string, string> = {}, more: RequestOptions = {}) {
  const { port } = new URL(base);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, headers, ...more }, resolve)
      .once("error", reject)
      .end();
  });
  const pieces: Buffer[] = [];
  for await (const piece of answer) pieces.push(piece as Buffer);
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces) };
}

const plain = (body: Buffer) => body.toString();

test("a connection is kept for longer than a reverse proxy keeps it, which would else ask by one that is being closed", async () => {
  const { url } = await serve();
  const agent = new Agent({ keepAlive: true });
  const { headers } = await ask(url, "/", {}, { agent });
  agent.destroy();
  expect(Number(/^timeout=(\d+)$/.exec(String(headers["keep-alive"]))?.[1])).toBeGreaterThan(60);
});

test.each([
  ["gzip, deflate, br, zstd", "br", (body: Buffer) => plain(brotliDecompressSync(body))],
  ["gzip, deflate", "gzip", (body: Buffer) => plain(gunzipSync(body))],
  ["gzip;q=0.5, br;q=0", "gzip", (body: Buffer) => plain(gunzipSync(body))],
  ["xbr, gzip;q=0.0", undefined, plain],
  ["identity", undefined, plain],
])("a file of the build goes to a browser that takes %s as %s", async (takes, encoding, read) => {
  const { url } = await serve();
  const { headers, body } = await ask(url, "/_next/static/chunks/a~b.js", { "accept-encoding": takes });
  expect(headers["content-encoding"]).toBe(encoding);
  expect(headers["vary"]).toBe("Accept-Encoding");
  expect(headers["content-type"]).toBe("text/javascript; charset=utf-8");
  expect(headers["content-length"]).toBe(String(body.length));
  expect(headers["cache-control"]).toBe("public,max-age=31536000,immutable");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(read(body)).toBe(CODE);
  if (encoding !== undefined) expect(body.length).toBeLessThan(CODE.length / 10);
});

test("a file that is no text goes as it is", async () => {
  const { url } = await serve();
  const { headers, body } = await ask(url, "/_next/static/chunks/face.woff2", { "accept-encoding": "br" });
  expect(headers["content-encoding"]).toBeUndefined();
  expect(headers["content-type"]).toBe("font/woff2");
  expect(plain(body)).toBe("drawn");
});

const FILE = "/_next/static/chunks/a~b.js";

test("who has a file already is told so, with what a cache needs to know of it", async () => {
  const { url } = await serve();
  const { headers } = await ask(url, FILE, { "accept-encoding": "br" });
  const tag = headers["etag"] ?? "";
  for (const known of [tag, `W/${tag}`, `"another", ${tag}`, "*"]) {
    const again = await ask(url, FILE, { "accept-encoding": "br", "if-none-match": known });
    expect(again.status).toBe(304);
    expect(again.headers).toMatchObject({
      etag: tag,
      vary: "Accept-Encoding",
      "cache-control": "public,max-age=31536000,immutable",
    });
    expect(again.body).toHaveLength(0);
  }
  const { status } = await ask(url, FILE, { "if-none-match": tag });
  expect(status, "the file as it is, where the compressed one is known").toBe(200);
});

test.each(["bytes=5-2", "bytes=-5", "bytes=0-0", "bytes=0-1,5-9", "lines=some"])(
  "asked for a part (%s), it gives the whole, as it may",
  async (range) => {
    const { url } = await serve();
    const { status, headers, body } = await ask(url, FILE, { range });
    expect(status).toBe(200);
    expect(headers["content-range"]).toBeUndefined();
    expect(plain(body)).toBe(CODE);
  },
);

test("HEAD says what GET would give, and gives nothing", async () => {
  const { url } = await serve();
  const takes = { "accept-encoding": "br" };
  const [head, whole] = [await ask(url, FILE, takes, { method: "HEAD" }), await ask(url, FILE, takes)];
  const { date: _, ...said } = head.headers;
  expect(whole.headers).toMatchObject(said);
  expect(head.body).toHaveLength(0);
});

test("a page that was loaded before a new build was made in this folder still gets its files", async () => {
  writeFileSync(join(folder, "chunks/old.js"), CODE);
  const { url } = await serve();
  rmSync(join(folder, "chunks/old.js"));
  const { status, body } = await ask(url, "/_next/static/chunks/old.js");
  expect([status, plain(body)]).toEqual([200, CODE]);
});

test("what fails to be handled is answered nonetheless", async () => {
  const { url } = await serve(({ url }, response) => {
    if (url === "/late") response.writeHead(200).write("half ");
    return Promise.reject(new Error("not to be told"));
  });
  const { status, body } = await ask(url, "/");
  expect([status, plain(body)]).toEqual([500, "Internal Server Error"]);
  await expect(ask(url, "/late")).rejects.toThrow("aborted");
});

test.each([
  "/",
  "/transactions?state=failed",
  "/_next/static/chunks/none.js",
  "/_next/static/../../package.json",
  "/_next/static/..%2f..%2fpackage.json",
  "/_next/static/%E0%A4%A",
  "/_next/staticchunks/a~b.js",
  "/_next/static/chunks/a~b.js.br",
  "/_next/static/chunks/a~b.js/",
  "/_next/static/chunks",
])("%s is left to the app, at its whole address", async (path) => {
  const { url } = await serve();
  const { body } = await ask(url, path);
  expect(plain(body)).toBe(`handled ${path}`);
});

test("what lies beside the folder is not given out", async () => {
  const { url } = await serve();
  const { body } = await ask(url, `/_next/static/../${folder.split("/").at(-1)}-beside.js`);
  expect(plain(body)).toContain("handled");
});

test("told to stop, it ends the stream of live changes and lets a page finish", async () => {
  let finish = () => {};
  const web = await serve(({ url }, response) => {
    if (url === "/api/live") response.writeHead(200, { "content-type": "text/event-stream" }).write("event: heard\n\n");
    else {
      response.writeHead(200).write("half ");
      finish = () => response.end("and half");
    }
  });
  const answer = (path: string, accept: string) =>
    new Promise<IncomingMessage>((resolve) => get(`${web.url}${path}`, { headers: { accept } }, resolve));
  const [live, page] = [await answer("/api/live", "text/event-stream"), await answer("/transactions", "text/html")];
  const ended = new Promise((resolve) => live.once("error", resolve).once("aborted", resolve));
  live.resume();

  const stopped = web.stop();
  await ended;
  await expect(ask(web.url, "/")).rejects.toThrow("ECONNREFUSED");
  finish();
  expect(await text(page)).toBe("half and half");
  await stopped;
});

test("what does not finish in time is cut off", async () => {
  const web = await serve((_, response) => response.writeHead(200).write("for ever"), 50);
  const page = await new Promise<IncomingMessage>((resolve) => get(web.url, resolve));
  const cut = text(page);
  await Promise.all([web.stop(), expect(cut).rejects.toThrow("aborted")]);
});

const untilClosed = (socket: Socket) => new Promise((resolve) => socket.once("close", resolve).on("error", () => {}));
const opened = (url: string) =>
  new Promise<Socket>((resolve) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => resolve(socket));
  });

test("a connection that a browser opened ahead, and asked nothing by, holds up no stop", async () => {
  const web = await serve();
  const accepted = new Promise((resolve) => web.server.once("connection", resolve));
  const ahead = await opened(web.url);
  await accepted;
  await Promise.all([web.stop(), untilClosed(ahead)]);
});

test("whoever asked before the stop is told to use the connection no more", async () => {
  let begin = (_: ServerResponse) => {};
  const begun = new Promise<ServerResponse>((resolve) => {
    begin = resolve;
  });
  const web = await serve((_, response) => begin(response));
  const answer = ask(web.url, "/", {}, { agent: new Agent({ keepAlive: true }) });
  const response = await begun;
  const stopped = web.stop();
  response.end("done");
  expect((await answer).headers["connection"]).toBe("close");
  await stopped;
});

test("a connection that was given to another protocol is cut off as well", async () => {
  const web = await serve(undefined, 50);
  const given = new Promise<void>((resolve) => web.server.once("upgrade", () => resolve()));
  const socket = await opened(web.url);
  socket.write("GET / HTTP/1.1\r\nHost: desk\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n");
  await given;
  await Promise.all([web.stop(), untilClosed(socket)]);
});
