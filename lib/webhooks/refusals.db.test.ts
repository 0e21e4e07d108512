import { desc, ne, sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { webhookDeliveries } from "@/db/schema/webhooks";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { writeDelivery } from "./delivery-log";
import { receiveDelivery } from "./receive";

let desk: TestDesk;
let listener: pg.Client;
const notices: string[] = [];
beforeAll(async () => {
  desk = await openTestDesk();
  listener = new pg.Client({ connectionString: desk.db.pool.options.connectionString });
  await listener.connect();
  await listener.query("listen jetdesk_live");
  listener.on("notification", ({ payload }) => void notices.push(payload ?? ""));
});
afterAll(async () => {
  await listener.end();
  await desk.close();
});

const send = (reason: "bad_signature" | "missing_token", at = new Date()) =>
  receiveDelivery({ ...desk.ctx, now: () => at }, async () => ({ ok: false, reason }), {
    body: Buffer.from("{}"),
    headers: new Headers(),
    address: "192.0.2.1",
  });
const lines = () => desk.db.select().from(webhookDeliveries).where(ne(webhookDeliveries.outcome, "stored"));

test("a flood of refused deliveries leaves a few lines with all of them counted, and a notice a second", async () => {
  const at = new Date();
  await Promise.all(Array.from({ length: 3_000 }, () => send("missing_token", at)));
  await send("bad_signature", at);
  const counted = async () => {
    const rows = await lines();
    return rows.reduce((sum, { times }) => sum + times, 0);
  };
  await vi.waitFor(async () => expect(await counted()).toBe(3_001), { timeout: 15_000, interval: 100 });
  const rows = await lines();
  expect(rows.length).toBeLessThanOrEqual(8);
  // One reason in great number does not hide another.
  expect(rows.filter(({ outcome }) => outcome === "bad_signature")).toHaveLength(1);
  const shared = rows.find(({ times }) => times > 1);
  expect(shared).toMatchObject({ outcome: "missing_token", httpStatus: 401, address: null, until: at });
  expect(notices.length).toBeLessThanOrEqual(5);
});

test("the next minute has lines of its own again", async () => {
  const before = (await lines()).length;
  await send("missing_token", new Date(Date.now() + 61_000));
  expect((await lines()).length).toBe(before + 1);
});

test("the log is cut to size as it is written, what was refused apart from what was stored", async () => {
  await desk.db.execute(sql`
    insert into webhook_deliveries (received_at, http_status, outcome, bytes)
    select now(), 401, case when n % 2 = 0 then 'stored' else 'missing_token' end, 2 from generate_series(1, 40000) n`);
  for (let n = 0; n < 50; n++) {
    await writeDelivery(desk.db, { receivedAt: new Date(), httpStatus: 200, outcome: "stored", bytes: 2 });
  }
  const counts = await desk.db.execute(sql`
    select outcome = 'stored' as stored, count(*)::int as n from webhook_deliveries group by 1 order by 1`);
  const [refused, stored] = counts.rows.map(({ n }) => Number(n));
  expect(refused).toBe(5_000);
  expect(stored).toBeGreaterThanOrEqual(15_000);
  expect(stored).toBeLessThanOrEqual(15_050);
  const [newest] = await desk.db.select().from(webhookDeliveries).orderBy(desc(webhookDeliveries.id)).limit(1);
  expect(newest?.outcome).toBe("stored");
});
