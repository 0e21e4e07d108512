import { readFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { MERCHANT_ACCOUNTS } from "./choices";
import type { Delivery, JetpayEvent, Transaction } from "./records";
import { type RunningSimulator, type StartOptions, startSimulator } from "./server";

/** Tests of the simulator talk to it as any client does, over its socket. */

type Json = Record<string, unknown>;
export type Heard = { status: number; body: Json };
export type Event = { id: number; createdAt: string; type: string; data: Json };

export const OPERATING = MERCHANT_ACCOUNTS[0].id;

export const golden = (name: string): Json =>
  JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), "utf8"));

export type TruthSections = {
  transactions: (Transaction & { state: string; effects: Record<string, number> })[];
  events: JetpayEvent[];
  deliveries: Delivery[];
  calls: { method: string; path: string; effect: number | null; seen: number | null; fault: string | null }[];
};

/** A running simulator with the calls that tests make most. */
export class Trial {
  readonly url: string;
  readonly token: string;
  readonly #running: RunningSimulator;

  private constructor(running: RunningSimulator) {
    this.#running = running;
    this.url = running.url;
    this.token = running.token;
  }

  static async start(options: StartOptions = {}): Promise<Trial> {
    return new Trial(await startSimulator(options));
  }

  close(): Promise<void> {
    return this.#running.close();
  }

  async ask(method: string, path: string, body?: unknown, token: string | null = this.token): Promise<Heard> {
    const headers = new Headers({ "content-type": "application/json" });
    if (token !== null) headers.set("authorization", `Bearer ${token}`);
    const sent = typeof body === "string" ? body : JSON.stringify(body);
    const answer = await fetch(this.url + path, { method, headers, ...(body === undefined ? {} : { body: sent }) });
    return { status: answer.status, body: JSON.parse(await answer.text()) };
  }

  /** A call that has to succeed; answers with its body. */
  async call(method: string, path: string, body?: unknown): Promise<Json> {
    const heard = await this.ask(method, path, body);
    if (heard.status >= 300) throw new Error(`${method} ${path}: ${heard.status} ${JSON.stringify(heard.body)}`);
    return heard.body;
  }

  control(path: string, body: unknown = {}): Promise<Json> {
    return this.call("POST", `/_simulator/${path}`, body);
  }

  async truth<Section extends keyof TruthSections>(section: Section): Promise<TruthSections[Section]> {
    const answer = await fetch(`${this.url}/_simulator/truth?only=${section}`);
    const all: TruthSections = await answer.json();
    return all[section];
  }

  async state(id: string): Promise<unknown> {
    return (await this.call("GET", `/transaction/${id}/status`))["state"];
  }

  async contact(): Promise<string> {
    return String((await this.call("PUT", "/contact", golden("contact.request")))["identifier"]);
  }

  async account(contactId: string): Promise<string> {
    const asked = { ...golden("bank-account.request"), contact_id: contactId };
    return String((await this.call("PUT", "/contact/bank_account", asked))["identifier"]);
  }

  async card(contactId: string, number = "4242424242424242"): Promise<string> {
    return String((await this.control("cards", { contact_id: contactId, number }))["credit_card_id"]);
  }

  async payout(contactId: string, amount = 10_000): Promise<string> {
    const asked = { ...golden("credit-saved-details.request"), amount, contact_id: contactId };
    const sent = { ...asked, from_bank_account: OPERATING, to_bank_account: await this.account(contactId) };
    return String((await this.call("PUT", "/credit", sent))["identifier"]);
  }

  async link(direction: "credit" | "debit", contactId: string, amount = 10_000): Promise<string> {
    const own = direction === "credit" ? { from_bank_account: OPERATING } : { to_bank_account: OPERATING };
    const asked = { ...golden(`${direction}-link.request`), amount, contact_id: contactId, ...own };
    return String((await this.call("PUT", `/${direction}`, asked))["identifier"]);
  }

  async byCard(what: "charge" | "preauthorize", contactId: string, cardId: string, amount = 100.5): Promise<Heard> {
    const asked = { ...golden(`${what}.request`), amount, to_bank_account_id: OPERATING };
    return this.ask("POST", `/contact/${contactId}/creditcards/${cardId}/${what}`, asked);
  }
}

/** A desk's webhook route: keeps what it is sent and answers what it is told to. */
export class Receiver {
  readonly heard: { headers: IncomingHttpHeaders; raw: Buffer; events: Event[] }[] = [];
  /** Statuses for the next deliveries, the last one for all that follow. */
  answers: number[] = [200];
  readonly #server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const raw = Buffer.concat(chunks);
    this.heard.push({ headers: request.headers, raw, events: JSON.parse(raw.toString("utf8")).events });
    const status = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
    response.writeHead(status ?? 200).end();
  });
  url = "";

  static async start(): Promise<Receiver> {
    const receiver = new Receiver();
    await new Promise<void>((resolve) => receiver.#server.listen(0, "127.0.0.1", resolve));
    const address = receiver.#server.address();
    receiver.url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/hook`;
    return receiver;
  }

  get ids(): number[] {
    return this.heard.flatMap(({ events }) => events.map((event) => event.id));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
