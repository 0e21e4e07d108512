import { spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Clock } from "./clock";
import { Journal } from "./journal";
import { Ledger } from "./ledger";
import { Store } from "./store";
import { golden, OPERATING, Receiver, Trial } from "./trial";

describe("a folder of its own", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "simulator-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("keeps everything across a restart: transactions, cards, clock, webhooks, keys and event ids", async () => {
    const receiver = await Receiver.start();
    const before = await Trial.start({ dataDir: folder });
    await before.control("clock", { now: "2026-01-22T14:00:00Z", frozen: true, pace: 7 });
    const contactId = await before.contact();
    const cardId = await before.card(contactId);
    const id = await before.payout(contactId);
    await before.call("POST", "/webhooks/", { callback_url: receiver.url, replay_from_event_id: 1 });
    const keys = await before.call("GET", "/.well-known/jwks.json");
    await before.close();

    const after = await Trial.start({ dataDir: folder });
    expect(await after.call("GET", "/.well-known/jwks.json")).toEqual(keys);
    expect(await after.call("GET", "/_simulator/clock")).toMatchObject({
      now: "2026-01-22T14:00:00.000Z",
      frozen: true,
      pace: 7,
    });
    expect((await after.byCard("charge", contactId, cardId)).status).toBe(200);
    await after.control("advance", { ms: 86_400_000 });
    expect(await after.state(id)).toBe("completed");
    await after.control("deliver");
    expect(receiver.ids.slice(0, 3)).toEqual([1, 2, 3]);
    await after.close();
    await receiver.close();
  });

  it("lives through what fell due while it was away, each at its own time", async () => {
    const before = await Trial.start({ dataDir: folder, pace: 400_000 });
    const id = await before.payout(await before.contact());
    await before.close();
    // A payout's whole life is a little over a quarter of a second at this pace.
    const away = Date.now() + 400;
    await expect.poll(() => Date.now()).toBeGreaterThan(away);
    const after = await Trial.start({ dataDir: folder });
    expect(await after.state(id)).toBe("completed");
    const [payout] = await after.truth("transactions");
    for (const { at } of payout?.history ?? []) expect(at).toBeLessThan(away);
    await after.close();
  });

  it("drops a line torn by a crash and goes on cleanly after it", () => {
    const store = new Store(folder);
    store.commit({ entity: "token", id: "whole", name: "whole", scopes: [] });
    store.close();
    const path = join(folder, "journal.jsonl");
    appendFileSync(path, '[{"entity":"token","id":"to');
    const again = new Store(folder);
    expect([...again.tokens.keys()]).toEqual(["whole"]);
    again.commit({ entity: "token", id: "next", name: "next", scopes: [] });
    again.close();
    expect([...new Store(folder).tokens.keys()]).toEqual(["whole", "next"]);
    expect(readFileSync(path, "utf8").split("\n")).toHaveLength(3);
  });

  it("says which line of the journal cannot be read", () => {
    appendFileSync(join(folder, "journal.jsonl"), '{"a":1}\nnonsense\n{"a":2}\n');
    expect(() => new Journal(folder).read()).toThrow(/line 2/);
  });

  it("loads 3,000 lived transactions with all their events", () => {
    const store = new Store(folder);
    const clock = new Clock(store);
    clock.change({ now: Date.parse("2026-01-22T14:00:00Z"), frozen: true });
    const ledger = new Ledger(store, clock, () => {});
    const words = {
      statement: "supplier payout",
      note: "invoice 4821",
      contactId: "c",
      merchantAccountId: OPERATING,
    };
    for (let made = 0; made < 3_000; made++) {
      ledger.create({ direction: "credit", kind: "payout", amountMinor: 10_000 + made * 10_000, ...words });
      ledger.advance(clock.now() + 600_000);
    }
    ledger.advance(clock.now() + 30 * 86_400_000);
    ledger.close();
    store.close();
    const loaded = new Store(folder);
    expect([loaded.transactions.size, loaded.events.length]).toEqual([3_000, 12_000]);
    loaded.close();
  });

  it("writes its journal afresh when most of it is old", () => {
    const store = new Store(folder);
    const clock = new Clock(store);
    store.commit({ entity: "token", id: "kept", name: "kept", scopes: [] });
    for (let change = 1; change <= 25_000; change++) clock.change({ now: change, frozen: true });
    store.close();
    expect(readFileSync(join(folder, "journal.jsonl"), "utf8").split("\n").length).toBeLessThan(6_000);
    const again = new Store(folder);
    expect([again.settings.frozenAt, [...again.tokens.keys()]]).toEqual([25_000, ["kept"]]);
    again.close();
  });

  const run = async () => {
    const main = fileURLToPath(new URL("./main.ts", import.meta.url));
    const env = {
      ...process.env,
      SIMULATOR_DATA_DIR: folder,
      SIMULATOR_TOKEN: "a-token-of-my-own",
      SIMULATOR_PORT: "0",
    };
    const child = spawn(process.execPath, ["--import", "tsx", main], { env, stdio: ["ignore", "pipe", "inherit"] });
    const line = await new Promise<string>((resolve) => child.stdout.once("data", (data) => resolve(String(data))));
    const ended = new Promise((resolve) => child.once("exit", resolve));
    return { child, line, ended, url: String(line.trim().split(" ").at(-1)) };
  };

  it("runs as a process that says where it listens and stops when told to", async () => {
    const { child, line, ended, url } = await run();
    expect(line).toMatch(/^simulator listening on http:\/\/127\.0\.0\.1:\d+\n$/);
    expect(await (await fetch(`${url}/_simulator/health`)).json()).toMatchObject({ ready: true });
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  }, 20_000);

  it("has everything it answered for after it was killed", async () => {
    const { child, ended, url } = await run();
    const headers = { authorization: "Bearer a-token-of-my-own" };
    const body = JSON.stringify(golden("contact.request"));
    const answered: string[] = [];
    const ask = async () => {
      for (;;) {
        const { identifier } = await (await fetch(`${url}/contact`, { method: "PUT", headers, body })).json();
        answered.push(identifier);
        if (answered.length === 200) child.kill("SIGKILL");
      }
    };
    await Promise.allSettled([ask(), ask(), ask(), ask()]);
    await ended;
    const store = new Store(folder);
    expect(answered.length).toBeGreaterThanOrEqual(200);
    expect(answered.filter((id) => !store.contacts.has(id))).toEqual([]);
    store.close();
  }, 20_000);

  it("forgets it all on reset but tokens, keys and clock", async () => {
    const trial = await Trial.start({ dataDir: folder });
    await trial.control("clock", { pace: 3 });
    await trial.payout(await trial.contact());
    await trial.control("reset");
    expect(await trial.truth("transactions")).toEqual([]);
    expect(await trial.call("GET", "/_simulator/clock")).toMatchObject({ pace: 3 });
    await trial.payout(await trial.contact());
    expect((await trial.truth("events")).map(({ eventId }) => eventId)).toEqual([1]);
    await trial.close();
  });
});
