import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withFileLock } from "./file-lock";

const file = () => join(mkdtempSync(join(tmpdir(), "jetdesk-lock-")), "lock");

test("one at a time, and nothing is left behind, also when the work fails", async () => {
  const lock = file();
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await new Promise((resolve) => setImmediate(resolve));
    inside--;
  };
  const failing = withFileLock(lock, () => Promise.reject(new Error("no")));
  await Promise.all([expect(failing).rejects.toThrow("no"), ...[1, 2, 3].map(() => withFileLock(lock, work))]);
  expect(most).toBe(1);
  expect(existsSync(lock)).toBe(false);
});

test("a lock of a process that was killed is taken over", async () => {
  const lock = file();
  // Linux gives out numbers up to 4,194,304.
  writeFileSync(lock, "4999999");
  expect(await withFileLock(lock, async () => "done")).toBe("done");
});
