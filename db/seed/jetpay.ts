/** The simulator's control API, as far as the seed needs it (lib/jetpay/simulator/control.ts). */
export class Jetpay {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Stops the clock at a moment of the past, at real durations, and sends nothing but when told. */
  async begin(at: Date): Promise<void> {
    await this.#post("clock", { now: at.toISOString(), frozen: true, pace: 1 });
    await this.#post("settings", { deliveries: "held" });
  }

  /** Lets the clock run in real time again, at the pace it had before, and deliveries go by themselves. */
  async end(pace: number): Promise<void> {
    await this.#post("clock", { offsetMs: 0, frozen: false, pace });
    await this.#post("settings", { deliveries: "auto" });
  }

  async pace(): Promise<number> {
    const response = await fetch(`${this.#url}/_simulator/clock`);
    return ((await response.json()) as { pace: number }).pace;
  }

  advanceTo = (at: Date): Promise<unknown> => this.#post("advance", { to: at.toISOString() });
  deliver = (): Promise<unknown> => this.#post("deliver", {});
  followLink = (id: string, method: "bank" | "card" | "eft"): Promise<unknown> =>
    this.#post(`payments/${id}`, { method });
  dropNextAnswer = (path: string): Promise<unknown> => this.#post("faults", { kind: "drop_after", path });

  async addCard(contactId: string, number: string, name: string): Promise<string> {
    const card = await this.#post("cards", { contact_id: contactId, number, name, expiry: "12/29" });
    return (card as { credit_card_id: string }).credit_card_id;
  }

  async #post(path: string, body: unknown): Promise<unknown> {
    const response = await fetch(`${this.#url}/_simulator/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`simulator ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }
}
