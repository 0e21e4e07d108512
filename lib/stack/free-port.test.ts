import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freePort, isFree, keptPort } from "./free-port";

const listen = (port: number): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen({ port, host: "127.0.0.1" }, () => resolve(server));
  });
const file = () => join(mkdtempSync(join(tmpdir(), "jetdesk-port-")), "port");

test("a port that somebody listens on is not free, also where they listen on one address only", async () => {
  const port = await freePort();
  expect(await isFree(port, "127.0.0.1")).toBe(true);
  const server = await listen(port);
  expect(await isFree(port, "127.0.0.1")).toBe(false);
  server.close();
});

test("a kept port stays the same from run to run", async () => {
  const kept = file();
  const port = await keptPort(kept);
  expect(await keptPort(kept)).toBe(port);
  expect(readFileSync(kept, "utf8")).toBe(`${port}\n`);
});

test("a kept port that another program has taken is replaced, and the new one kept", async () => {
  const kept = file();
  const taken = await keptPort(kept);
  const server = await listen(taken);
  const port = await keptPort(kept);
  expect(port).not.toBe(taken);
  expect(readFileSync(kept, "utf8")).toBe(`${port}\n`);
  server.close();
});

test.each(["", "nonsense", "0", "80", "70000"])("a file that says %j is not believed", async (said) => {
  const kept = file();
  writeFileSync(kept, said);
  expect(await keptPort(kept)).toBeGreaterThan(1023);
});
