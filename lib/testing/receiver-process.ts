import { openDatabase } from "@/db/client";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { createLog } from "@/lib/log";
import { startReceiver } from "@/lib/webhooks/receiver";
import { noJetpay } from "./no-jetpay";

/** A webhook receiver as a process of its own, for tests that kill it: `DATABASE_URL`, `JWKS_URL`, `RECEIVER_PORT`. */
const given = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
};

const ctx: Context = {
  db: openDatabase(given("DATABASE_URL"), { name: "test-receiver" }),
  jetpay: noJetpay(),
  currency: "CAD",
  actor: { kind: "system", name: "webhook" },
  now: () => new Date(),
  log: createLog("app", "silent"),
  requestId: newId(),
};
const { url } = await startReceiver(() => ctx, given("JWKS_URL"), undefined, Number(given("RECEIVER_PORT")));
process.stdout.write(`receiver listening on ${url}\n`);
