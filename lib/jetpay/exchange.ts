import http from "node:http";
import net from "node:net";
import tls from "node:tls";

export type WireRequest = {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body?: string;
  /** For the whole exchange, from the name lookup to the last byte. */
  timeoutMs: number;
  /** A certificate to trust beside the system's own, PEM. */
  ca?: string;
};

/** How far one request got. Only `not_connected` proves that nothing left this machine for the other side to act on. */
export type Exchange =
  | { kind: "not_connected"; message: string }
  | { kind: "lost"; reason: "timeout" | "connection_lost" | "unreadable"; message: string }
  | { kind: "answered"; status: number; headers: http.IncomingHttpHeaders; text: string; end: BodyEnd };

type BodyEnd = "whole" | "timeout" | "connection_lost" | "too_long";

const MAX_BODY_BYTES = 1024 * 1024;

/**
 * One request over a connection of its own. `fetch` and pooled connections cannot say whether bytes may have left, and a
 * pooled one may be closed by the peer just as we write. Here the connection (and TLS) stands before the request exists.
 */
export async function exchange(request: WireRequest): Promise<Exchange> {
  const deadline = new AbortController();
  const begun = Date.now();
  const timer = setTimeout(() => deadline.abort(), request.timeoutMs);
  try {
    const connected = await connect(request, deadline.signal);
    if ("problem" in connected) return { kind: "not_connected", message: connected.problem };
    // A machine that slept meanwhile hears of the connection before its timers. Whoever waited may have given up by now.
    if (Date.now() - begun >= request.timeoutMs) {
      connected.socket.destroy();
      return { kind: "not_connected", message: "no connection within the time allowed" };
    }
    return await converse(connected.socket, request, deadline.signal);
  } finally {
    clearTimeout(timer);
  }
}

function connect(
  { url, ca }: WireRequest,
  deadline: AbortSignal,
): Promise<{ socket: net.Socket } | { problem: string }> {
  const secure = url.protocol === "https:";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const port = Number(url.port || (secure ? 443 : 80));
  return new Promise((resolve) => {
    const socket = secure
      ? tls.connect({
          host,
          port,
          ALPNProtocols: ["http/1.1"],
          ...(net.isIP(host) === 0 ? { servername: host } : {}),
          ...(ca === undefined ? {} : { ca }),
        })
      : net.connect({ host, port });
    const giveUp = () => socket.destroy(new Error("no connection within the time allowed"));
    deadline.addEventListener("abort", giveUp, { once: true });
    // Stays for the socket's life: once connected the request reports the error, and this resolves nothing any more.
    socket.on("error", (error) => resolve({ problem: describe(error) }));
    socket.once("close", () => resolve({ problem: "the connection closed before it was ready" }));
    socket.once(secure ? "secureConnect" : "connect", () => {
      deadline.removeEventListener("abort", giveUp);
      resolve({ socket });
    });
  });
}

function converse(socket: net.Socket, request: WireRequest, deadline: AbortSignal): Promise<Exchange> {
  return new Promise((resolve) => {
    const finish = (result: Exchange) => {
      resolve(result);
      socket.destroy();
    };
    let answering = false;
    const outgoing = http.request({
      createConnection: () => socket,
      method: request.method,
      path: request.url.pathname + request.url.search,
      headers: { ...request.headers, host: request.url.host },
    });
    outgoing.on("response", (response) => {
      answering = true;
      void readBody(response, deadline).then(finish);
    });
    // Once a status line is in, the reader of the body sees the same break and keeps the status.
    outgoing.on("error", (error: NodeJS.ErrnoException) => {
      if (!answering) finish(lost(error, deadline));
    });
    outgoing.on("close", () => {
      if (!answering) finish(lost(new Error("the connection closed without an answer"), deadline));
    });
    const giveUp = () => socket.destroy(new Error("no answer within the time allowed"));
    if (deadline.aborted) giveUp();
    deadline.addEventListener("abort", giveUp, { once: true });
    outgoing.end(request.body);
  });
}

async function readBody(response: http.IncomingMessage, deadline: AbortSignal): Promise<Exchange> {
  const chunks: Buffer[] = [];
  let size = 0;
  const answered = (end: BodyEnd): Exchange => ({
    kind: "answered",
    status: response.statusCode ?? 0,
    headers: response.headers,
    text: Buffer.concat(chunks).toString("utf8"),
    end,
  });
  try {
    for await (const chunk of response) {
      if (!Buffer.isBuffer(chunk)) continue;
      size += chunk.length;
      if (size > MAX_BODY_BYTES) return answered("too_long");
      chunks.push(chunk);
    }
  } catch {
    return answered(deadline.aborted ? "timeout" : "connection_lost");
  }
  return answered(response.complete ? "whole" : "connection_lost");
}

function lost(error: NodeJS.ErrnoException, deadline: AbortSignal): Exchange {
  const unreadable = error.code?.startsWith("HPE_") === true;
  const reason = deadline.aborted ? "timeout" : unreadable ? "unreadable" : "connection_lost";
  return { kind: "lost", reason, message: describe(error) };
}

/** Node reports several failed addresses of one name as an AggregateError with an empty message. */
function describe(error: Error): string {
  if (error instanceof AggregateError)
    return error.errors.map((each) => (each instanceof Error ? each.message : `${each}`)).join("; ");
  return error.message;
}
