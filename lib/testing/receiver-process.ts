import { openDatabase } from "@/db/client";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { createJetpay } from "@/lib/jetpay/client";
import { createLog } from "@/lib/log";
import { startReceiver } from "@/lib/webhooks/receiver";

/** A webhook receiver as a process of its own, for tests that kill it: `DATABASE_URL`, `JWKS_URL`, `RECEIVER_PORT`. */
const given = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
};

const ctx: Context = {
  db: openDatabase(given("DATABASE_URL"), { name: "test-receiver" }),
  // It makes no calls; nobody listens there.
  jetpay: createJetpay({
    baseUrl: "http://127.0.0.1:9",
    token: "none",
    units: { transfer: "cents", card: "dollars" },
    currency: "CAD",
  }),
  currency: "CAD",
  actor: { kind: "system", name: "webhook" },
  now: () => new Date(),
  log: createLog("app", "silent"),
  requestId: newId(),
};
const { url } = await startReceiver(() => ctx, given("JWKS_URL"), undefined, Number(given("RECEIVER_PORT")));
process.stdout.write(`receiver listening on ${url}\n`);
