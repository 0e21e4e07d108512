import { CALLBACK_TIMEOUT } from "./choices";
import type { JetpayEvent, Webhook } from "./records";
import type { Signer, TokenFlaw } from "./signer";
import type { Store } from "./store";

export type Answer = { taken: boolean; status: number | null; error: string | null };

/** A delivery's body, in the shape of the guide's sample. */
export function bodyOf(webhook: Webhook, events: JetpayEvent[]): Buffer {
  const shown = events.map(({ eventId, createdAt, type, data }) => ({ id: eventId, createdAt, type, data }));
  return Buffer.from(JSON.stringify({ webhookId: webhook.number, events: shown }));
}

/** Makes one call to a receiver: signed, with the callback key, no redirects, 15 seconds. */
export class Courier {
  readonly #store: Store;
  readonly #signer: Signer;
  #abort = new AbortController();

  constructor(store: Store, signer: Signer) {
    this.#store = store;
    this.#signer = signer;
  }

  async post(webhook: Webhook, body: Buffer, flaw: TokenFlaw = "none"): Promise<Answer> {
    const token = await this.#signer.tokenFor(body, flaw);
    const headers = new Headers({ "content-type": "application/json" });
    if (token !== null) headers.set("authorization", `Bearer ${token}`);
    if (webhook.callbackApiKey !== null) headers.set(this.#store.settings.callbackKeyHeader, webhook.callbackApiKey);
    try {
      const signal = AbortSignal.any([this.#abort.signal, AbortSignal.timeout(CALLBACK_TIMEOUT)]);
      const answer = await fetch(webhook.callbackUrl, {
        method: "POST",
        headers,
        body: new Uint8Array(body),
        redirect: "manual",
        signal,
      });
      await answer.arrayBuffer();
      return { taken: answer.ok, status: answer.status, error: null };
    } catch (cause) {
      return { taken: false, status: null, error: reasonOf(cause) };
    }
  }

  /** Gives up every call on its way. */
  abort(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause instanceof Error ? `${cause.message}: ${cause.cause.message}` : cause.message;
}
