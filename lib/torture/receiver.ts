import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Received } from "@/lib/webhooks/receive";

type Take = (body: Buffer, headers: Headers) => Promise<Received | null>;

/** The webhook route on a socket. When the process that takes a delivery dies, its connection breaks: `take` says null. */
export class Receiver {
  readonly #take: Take;
  readonly #server = createServer((request, response) => {
    readBody(request)
      .then((body) => this.#take(body, headersOf(request)))
      .then(
        (received) => (received === null ? request.socket.destroy() : response.writeHead(received.status).end()),
        () => response.writeHead(503).end(),
      );
  });
  origin = "";

  constructor(take: Take) {
    this.#take = take;
  }

  async start(port = 0): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, "127.0.0.1", resolve);
    });
    this.origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const headersOf = (request: IncomingMessage): Headers =>
  new Headers(
    Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      typeof value === "string" ? [[name, value]] : [],
    ),
  );
