import { scryptSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hashPassword, isOutdated, verifyPassword } from "./password";

const older = (password: string): string => {
  const salt = Buffer.from("0123456789abcdef");
  const hash = scryptSync(password, salt, 32, { cost: 2 ** 14, blockSize: 8, parallelization: 1 });
  return `scrypt$16384$8$1$${salt.toString("base64")}$${hash.toString("base64")}`;
};

describe("a password's hash", { timeout: 20_000 }, () => {
  it("is taken back by its own password and by no other", async () => {
    const stored = await hashPassword("correct horse battery");
    expect(stored).toMatch(/^scrypt\$32768\$8\$3\$/);
    expect(await verifyPassword("correct horse battery", stored)).toBe(true);
    expect(await verifyPassword("correct horse batterz", stored)).toBe(false);
    expect(isOutdated(stored)).toBe(false);
  });

  it("is salted: the same password never has the same hash twice", async () => {
    expect(await hashPassword("correct horse battery")).not.toBe(await hashPassword("correct horse battery"));
  });

  it("does not depend on how a keyboard composes an accent", async () => {
    expect(await verifyPassword("cafe\u0301 au lait", await hashPassword("caf\u00e9 au lait"))).toBe(true);
  });

  it("of older parameters still opens, and is known to be outdated", async () => {
    const stored = older("from the year before");
    expect(await verifyPassword("from the year before", stored)).toBe(true);
    expect(isOutdated(stored)).toBe(true);
  });

  it("that nobody has refuses every password, after as much work", async () => {
    const known = await hashPassword("something long enough");
    // Processor time, not the clock: other work on the machine does not count.
    const work = async (stored: string | null) => {
      const before = process.cpuUsage();
      expect(await verifyPassword("a guess", stored)).toBe(false);
      return process.cpuUsage(before).user;
    };
    const ratio = (await work(null)) / (await work(known));
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });
});
