import { Agent, request } from "node:http";

/** Jetpay's side said no: a link that was used up, a state that does not permit it. */
export class ControlRefused extends Error {
  readonly status: number;
  constructor(path: string, status: number, text: string) {
    super(`${path}: ${status} ${text}`);
    this.status = status;
  }
}

/** Steers a simulator. A run asks it about a hundred times, which `fetch` would make a tenth of the run. */
export class Control {
  readonly #origin: string;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** What it answers; `body` makes it a POST. */
  async ask<T>(path: string, body?: unknown, method = body === undefined ? "GET" : "POST"): Promise<T> {
    const { status, text } = await this.#exchange(path, method, body === undefined ? null : JSON.stringify(body));
    if (status >= 300) throw new ControlRefused(path, status, text);
    return (text === "" ? null : JSON.parse(text)) as T;
  }

  close(): void {
    this.#agent.destroy();
  }

  #exchange(path: string, method: string, body: string | null): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body ?? "") };
      const asked = request(`${this.#origin}/_simulator/${path}`, { method, headers, agent: this.#agent });
      asked.once("error", reject);
      asked.once("response", (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.once("error", reject);
        response.once("end", () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
        );
      });
      asked.end(body);
    });
  }
}
