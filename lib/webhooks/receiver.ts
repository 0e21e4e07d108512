import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Context } from "@/lib/context";
import { createTokenVerifier } from "@/lib/jetpay/webhook-token";
import { receiveDelivery } from "./receive";
import { CALLBACK_PATH } from "./registration";

export type Receiver = {
  url: string;
  /** Why deliveries could not be taken, in the order in which they failed; empty when all went well. */
  failures: readonly unknown[];
  close(): Promise<void>;
};

/**
 * A webhook route without the app around it, on a loopback port: for tests and the demo data, which take real
 * deliveries before there is an app. `contextOf` gives the context in which a delivery is taken; `stored` is called
 * after each, before it is answered. A port of 0 is a free one.
 */
export async function startReceiver(
  contextOf: (body: Buffer) => Context,
  jwksUrl: string,
  stored: (ctx: Context) => Promise<unknown> = async () => undefined,
  port = 0,
): Promise<Receiver> {
  const verify = createTokenVerifier({ jwksUrl });
  const failures: unknown[] = [];
  const server = createServer((request, response) => {
    readBody(request)
      .then(async (body) => {
        const ctx = contextOf(body);
        const { status } = await receiveDelivery(ctx, verify, { body, headers: headersOf(request), address: null });
        if (status === 200) await stored(ctx);
        response.writeHead(status).end();
      })
      .catch((error: unknown) => {
        failures.push(error);
        response.writeHead(503).end();
      });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address() as AddressInfo;
  return {
    failures,
    url: `http://127.0.0.1:${address.port}${CALLBACK_PATH}`,
    close: () => new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve()))),
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const headersOf = (request: IncomingMessage): Headers =>
  new Headers(
    Object.entries(request.headers).map(([name, value]): [string, string] => [
      name,
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );
