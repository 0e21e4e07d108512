import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import net from "node:net";

/** A request as a server of the tests received it. */
export type ReceivedRequest = { method: string; path: string; headers: IncomingHttpHeaders; body: string };

export type RunningServer = { url: string; stop(): Promise<void> };

/** For tests: an HTTP server on a free port that keeps every request and answers as `answer` says. */
export async function startHttpServer(
  answer: (request: ReceivedRequest, response: ServerResponse) => void,
): Promise<RunningServer & { requests: ReceivedRequest[] }> {
  const requests: ReceivedRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
    const { method = "", url = "", headers } = incoming;
    const request = { method, path: url, headers, body: Buffer.concat(chunks).toString("utf8") };
    requests.push(request);
    answer(request, response);
  });
  return { requests, ...(await listen(server)) };
}

/** For tests: a bare TCP server, for what no HTTP server does. */
export const startSocketServer = (onConnection: (socket: net.Socket) => void): Promise<RunningServer> =>
  listen(net.createServer(onConnection));

export async function listen(server: net.Server): Promise<RunningServer> {
  const open = new Set<net.Socket>();
  server.on("connection", (socket: net.Socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    // The tests break connections on purpose; the other side says what it made of that.
    socket.on("error", () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

export function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}
