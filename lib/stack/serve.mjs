import { createServer } from "node:http";
import process from "node:process";
import { holdFiles } from "./built-files.mjs";

/** What browsers keep for good lies below this address. */
const STATIC = "/_next/static/";

/** How long a request that was begun may take to end; what still runs then is cut off. Whoever stops us waits some 30 s before killing. */
const DRAIN_MS = 20_000;
const IDLE_MS = 100;

/**
 * How long a connection is kept for the next request: longer than a reverse proxy does (nginx 60 s, Traefik 90 s, Caddy two minutes, Google's ten). With Node's 5 s a proxy
 * may ask by one that is just being closed, and what was asked, a payment perhaps, is answered by 502.
 */
const KEPT_MS = 620_000;

/** Server-sent events have no end of their own, and the browser asks for them again. @param {import("node:http").IncomingMessage} request */
const isLive = ({ headers }) => headers.accept === "text/event-stream";

/**
 * An HTTP server that answers with the files of a build (lib/stack/built-files.mjs), and leaves everything else to `handle`.
 *
 * @param {{
 *   files: string;
 *   handle: (request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => unknown;
 *   drainMs?: number;
 * }} given `files`: the folder behind /_next/static
 * @returns {{ server: import("node:http").Server; stop: () => Promise<void> }} `stop` takes nothing new, ends what is streamed for as long as
 *   somebody listens, and lets the rest finish
 */
export function createWeb({ files, handle, drainMs = DRAIN_MS }) {
  const answerFile = holdFiles(files);
  /** @type {Set<import("node:net").Socket>} */
  const connections = new Set();
  /** What was asked and is not answered yet. @type {Set<import("node:http").ServerResponse>} */
  const open = new Set();
  let stopping = false;

  const server = createServer((request, response) => {
    open.add(response);
    response.once("close", () => open.delete(response));
    if (stopping) letFinish(response);
    const { url = "" } = request;
    if (url.startsWith(STATIC) && answerFile(url.slice(STATIC.length), request, response)) return;
    void leave(request, response);
  });
  server.keepAliveTimeout = KEPT_MS;
  server.on("connection", (socket) => {
    connections.add(socket);
    socket.once("close", () => connections.delete(socket));
  });

  /** @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
  async function leave(request, response) {
    try {
      await handle(request, response);
    } catch (error) {
      const why = error instanceof Error ? error.stack : String(error);
      process.stderr.write(`A request was not handled: ${request.method} ${pathOf(request)}: ${why}\n`);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end("Internal Server Error");
    }
  }

  return {
    server,
    stop() {
      stopping = true;
      /** @type {Promise<void>} */
      const closed = new Promise((resolve) => server.close(() => resolve()));
      for (const response of open) letFinish(response);
      // Browsers open connections ahead of what they will ask; Node takes such a one for busy.
      for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
      // A connection whose last request has ended is kept for the next one.
      const idle = setInterval(() => server.closeIdleConnections(), IDLE_MS);
      // All of them: `server.closeAllConnections` forgets those that speak another protocol by now, and `closed` waits for them.
      const cut = setTimeout(() => {
        for (const socket of connections) socket.destroy();
      }, drainMs);
      return closed.finally(() => {
        clearInterval(idle);
        clearTimeout(cut);
      });
    },
  };
}

/** What a log may hold of an address: no query, and not what makes a calendar's a secret. @param {import("node:http").IncomingMessage} request */
const pathOf = ({ url = "" }) => url.replace(/[?#].*/, "").replace(/^(\/api\/calendar\/).*/, "$1…");

/** The last answer of its connection. @param {import("node:http").ServerResponse} response */
function letFinish(response) {
  if (isLive(response.req)) response.destroy();
  else if (!response.headersSent) response.setHeader("connection", "close");
}
