import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

type Held = { at: number; method: string; path: string; headers: Headers; body: Buffer };
export type Silence = "slow_done" | "slow_late" | "slow_never";

/**
 * Stands between a client and Jetpay and never answers. What it was sent takes effect at once, later, or never; in each
 * case the client's time is then up. A silence of the simulator's own would be one of real time.
 */
export class SilentRelay {
  readonly #target: string;
  readonly #now: () => number;
  readonly #giveUp: () => void;
  readonly #server = createServer((request, response) => {
    this.#take(request).catch(() => response.destroy());
  });
  #silence: Silence = "slow_never";
  #late: Held[] = [];
  url = "";

  /** `giveUp` ends the time limit of the calls that wait. */
  constructor(target: string, now: () => number, giveUp: () => void) {
    this.#target = target;
    this.#now = now;
    this.#giveUp = giveUp;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  use(silence: Silence): void {
    this.#silence = silence;
  }

  /** When the oldest request came that has yet to take effect; never, where there is none. */
  get since(): number {
    return this.#late[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  /** What was late takes effect now, one after the other; nobody hears the answers. */
  async flush(): Promise<number> {
    const late = this.#late;
    this.#late = [];
    for (const held of late) await this.#forward(held);
    return late.length;
  }

  forget(): void {
    this.#late = [];
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #take(request: IncomingMessage): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const headers = new Headers();
    for (const name of ["authorization", "content-type"]) {
      const value = request.headers[name];
      if (typeof value === "string") headers.set(name, value);
    }
    const held = {
      at: this.#now(),
      method: request.method ?? "GET",
      path: request.url ?? "/",
      headers,
      body: Buffer.concat(parts),
    };
    if (this.#silence === "slow_done") await this.#forward(held);
    if (this.#silence === "slow_late") this.#late.push(held);
    this.#giveUp();
  }

  async #forward({ method, path, headers, body }: Held): Promise<void> {
    const answer = await fetch(this.#target + path, {
      method,
      headers,
      ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
    });
    await answer.arrayBuffer();
  }
}
