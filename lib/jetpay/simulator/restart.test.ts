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
import { OPERATING, Receiver, Trial } from "./trial";

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
    const before = await Trial.start({ dataDir: folder, pace: 40_000 });
    const id = await before.payout(await before.contact());
    await before.close();
    const after = await Trial.start({ dataDir: folder });
    await expect.poll(() => after.state(id), { timeout: 8_000 }).toBe("completed");
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

  it("loads 3,000 lived transactions in under a second, from a journal it has compacted", () => {
    const store = new Store(folder);
    const clock = new Clock(store);
    clock.change({ now: Date.parse("2026-01-22T14:00:00Z"), frozen: true });
    const ledger = new Ledger(store, clock, () => {});
    const words = {
      statement: "supplier payout",
      note: "invoice 4821",
      contactId: "c",
      merchantAccountId: OPERATING ?? "",
    };
    for (let made = 0; made < 3_000; made++) {
      ledger.create({ direction: "credit", kind: "payout", amountMinor: 10_000 + made * 10_000, ...words });
      ledger.advance(clock.now() + 600_000);
    }
    ledger.advance(clock.now() + 30 * 86_400_000);
    ledger.close();
    store.close();
    const begun = performance.now();
    const loaded = new Store(folder);
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect([loaded.transactions.size, loaded.events.length]).toEqual([3_000, 12_000]);
    expect(readFileSync(join(folder, "journal.jsonl"), "utf8").split("\n").length).toBeLessThan(60_000);
    loaded.close();
  });

  it("runs as a process that says where it listens and stops when told to", async () => {
    const main = fileURLToPath(new URL("./main.ts", import.meta.url));
    const env = {
      ...process.env,
      SIMULATOR_DATA_DIR: folder,
      SIMULATOR_TOKEN: "a token of my own",
      SIMULATOR_PORT: "0",
    };
    const child = spawn(process.execPath, ["--import", "tsx", main], { env, stdio: ["ignore", "pipe", "inherit"] });
    const line = await new Promise<string>((resolve) => child.stdout.once("data", (data) => resolve(String(data))));
    expect(line).toMatch(/^simulator listening on http:\/\/127\.0\.0\.1:\d+\n$/);
    const health = await fetch(`${line.trim().split(" ").at(-1)}/_simulator/health`);
    expect(await health.json()).toMatchObject({ ready: true });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
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
