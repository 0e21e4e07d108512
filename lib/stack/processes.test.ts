import { expect, test } from "vitest";
import { Lifetime } from "./lifetime";
import { PlainError } from "./plain-error";
import { isAlive } from "./postmaster";
import { runPart, startPart } from "./processes";

const node = (code: string) => ["-e", code];

test("a part that ends badly is told with all it said", async () => {
  const run = runPart(new Lifetime(), { name: "test-failing", args: node("console.log('why'); process.exit(3)") });
  await expect(run).rejects.toThrow(PlainError);
  await expect(run).rejects.toThrow("test-failing ended with code 3.\nwhy");
});

test("a part is waited for until it says that it is there", async () => {
  const lifetime = new Lifetime();
  const part = startPart(lifetime, {
    name: "test-server",
    args: node("console.log('listening on here'); setInterval(() => 0, 1e6)"),
  });
  expect((await part.line(/listening on (\S+)/))[1]).toBe("here");
  await lifetime.end();
  expect((await part.ended).words).toBe("was ended by SIGTERM");
});

test("a part that ends before it is there fails the waiting", async () => {
  const part = startPart(new Lifetime(), { name: "test-short", args: node("console.log('port is taken')") });
  await expect(part.line(/listening/)).rejects.toThrow("port is taken");
});

test("what a part has started ends with it", async () => {
  const lifetime = new Lifetime();
  const child =
    "require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => 0, 1e6)'], { stdio: 'inherit' })";
  const part = startPart(lifetime, { name: "test-parent", args: node(`console.log('child ' + ${child}.pid)`) });
  const pid = Number((await part.line(/child (\d+)/))[1]);
  expect(isAlive(pid)).toBe(true);
  await lifetime.end();
  await part.ended;
  // Its number stays taken until the system has buried it.
  await expect.poll(() => isAlive(pid), { timeout: 30_000 }).toBe(false);
});
