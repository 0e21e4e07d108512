import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Transaction } from "@/db/client";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { inOneMoment } from "./one-moment";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

/** Counts for ever, with a word to the database for each number. */
async function* numbers(tx: Transaction): AsyncGenerator<number> {
  for (let n = 0; ; n += 1) {
    await tx.execute(sql`select 1`);
    yield n;
  }
}

const allIdle = () => expect(desk.db.pool.idleCount).toBe(desk.db.pool.totalCount);

describe("a reading of one moment", () => {
  test("is given up when nobody takes it, and says so to whoever comes back", async () => {
    const { parts, ended } = inOneMoment(desk.db, numbers, 20);
    expect(await parts.next()).toEqual({ done: false, value: 0 });
    await ended;
    allIdle();
    await expect(parts.next()).rejects.toThrow("nobody takes what is read");
  });

  test("is given up though parts were taken before", async () => {
    const { parts, ended } = inOneMoment(desk.db, numbers, 20);
    await parts.next();
    await parts.next();
    await parts.next();
    await ended;
    allIdle();
  });

  test("lets its connection go when it is stopped before anything was taken", async () => {
    const { parts, stop } = inOneMoment(desk.db, numbers);
    await stop();
    allIdle();
    await expect(parts.next()).rejects.toThrow("stopped");
  });

  test("lets its connection go when it is stopped on the way, and does not seem whole", async () => {
    const { parts, stop } = inOneMoment(desk.db, numbers);
    await parts.next();
    await stop();
    allIdle();
    await expect(parts.next()).rejects.toThrow("stopped");
  });
});
