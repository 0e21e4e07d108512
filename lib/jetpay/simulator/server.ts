import { createServer, type IncomingMessage, type Server } from "node:http";
import { DEFAULT_TOKEN } from "./choices";
import { controlRoutes } from "./control";
import { cardRoutes } from "./endpoints/cards";
import { contactRoutes } from "./endpoints/contacts";
import { keyRoutes } from "./endpoints/keys";
import { transactionRoutes } from "./endpoints/transactions";
import { webhookRoutes } from "./endpoints/webhooks";
import { serve } from "./http";
import { dashboardRoutes } from "./pages/dashboard";
import { paymentPageRoutes } from "./pages/payment-routes";
import { tokenizePageRoutes } from "./pages/tokenize-routes";
import { Router } from "./router";
import { Simulation, type SimulationOptions } from "./simulation";

export type StartOptions = Partial<SimulationOptions> & {
  /** 0 or left out: a free one. */
  port?: number | undefined;
  host?: string | undefined;
  /** Origin of the links it hands out; the listening address unless given. */
  publicUrl?: string | undefined;
};

export type RunningSimulator = { url: string; token: string; close(): Promise<void> };

/** Starts a simulated Jetpay on a real socket; resolves once it listens. */
export async function startSimulator(options: StartOptions = {}): Promise<RunningSimulator> {
  const { port = 0, host = "127.0.0.1", publicUrl, token = DEFAULT_TOKEN, ...rest } = options;
  const simulation = await Simulation.open({ ...rest, token });
  const api = new Router([
    ...contactRoutes(simulation),
    ...cardRoutes(simulation),
    ...transactionRoutes(simulation),
    ...webhookRoutes(simulation),
    ...keyRoutes(simulation),
    ...paymentPageRoutes(simulation),
    ...tokenizePageRoutes(simulation),
    ...dashboardRoutes(simulation),
  ]);
  const control = new Router(controlRoutes(simulation));
  const server = createServer((request, response) => {
    const asked = request.url?.startsWith("/_simulator/") ?? false;
    if (asked && !isFromThisMachine(request)) {
      response
        .writeHead(403, { "content-type": "application/json" })
        .end('{"detail":"for programs on this machine only"}');
      return;
    }
    serve(simulation, asked ? control : api, request, response, { control: asked }).catch((cause: unknown) => {
      // A caller who leaves in the middle of asking is no news, nor is a silence that ends with the server.
      const expected = !request.complete || simulation.ending.signal.aborted;
      if (!expected) process.stderr.write(`${request.method} ${request.url}: ${String(cause)}\n`);
      response.destroy();
    });
  });
  // Longer than a client keeps an idle connection, so that none is closed just as it is used again.
  server.keepAliveTimeout = 65_000;
  await listen(server, port, host);
  const address = server.address();
  const url = `http://${host}:${typeof address === "object" && address ? address.port : port}`;
  simulation.publicUrl = publicUrl ?? url;
  simulation.start();
  return {
    url,
    token,
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await simulation.close();
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

// A page in a browser on this machine must not reach it either, whatever name it found for the address.
function isFromThisMachine(request: IncomingMessage): boolean {
  const loopback = ["127.0.0.1", "::1", "::ffff:127.0.0.1"].includes(request.socket.remoteAddress ?? "");
  return loopback && request.headers.origin === undefined;
}
