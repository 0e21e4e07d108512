import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { Forbidden } from "@/lib/errors";
import { createJetpay } from "@/lib/jetpay/client";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { readConnection, testJetpay } from "./jetpay-connection";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

const env = () => ({
  baseUrl: desk.simulator.url,
  token: "a-token-that-is-never-shown",
  currency: "CAD",
  units: { transfer: "cents" as const, card: "dollars" as const },
  jwksUrl: `${desk.simulator.url}/.well-known/jwks.json`,
  pagesOrigin: desk.simulator.url,
  callbackKey: { header: "x-api-key", value: "a-key-that-is-never-shown" },
});

test("an answer says that Jetpay takes the token, how long it took, and who asked; it is in the audit log", async () => {
  const ctx = desk.as("approver");
  const known = await testJetpay(ctx);
  expect(known).toMatchObject({ outcome: "answered", httpStatus: 200, message: null, by: ctx.actor.name });
  expect(known.tookMs).toBeGreaterThanOrEqual(0);
  expect((await readConnection(ctx, env())).lastTest).toEqual(known);
  const entries = await desk.db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.action, "jetpay.test"))
    .orderBy(auditEntries.id);
  expect(entries).toMatchObject([{ actorName: ctx.actor.name, outcome: "done", data: { outcome: "answered" } }]);
});

test("a token that Jetpay does not know is refused, which is an answer", async () => {
  const ctx = desk.as("administrator");
  const jetpay = createJetpay({
    baseUrl: desk.simulator.url,
    token: "of-another-company",
    units: { transfer: "cents", card: "dollars" },
    currency: "CAD",
  });
  expect(await testJetpay({ ...ctx, jetpay })).toMatchObject({ outcome: "token_refused", httpStatus: 401 });
});

test.each([
  [{ kind: "status_before", status: 403, body: "{}" }, "not_permitted"],
  [{ kind: "status_before", status: 404, body: "{}" }, "refused"],
  [{ kind: "status_before", status: 429, body: "{}" }, "busy"],
  [{ kind: "status_before", status: 503, body: "{}" }, "unclear"],
  [{ kind: "drop_before" }, "unclear"],
])("%j is told as %s", async (fault, outcome) => {
  await desk.fault({ ...fault, path: "webhooks" });
  expect((await testJetpay(desk.as("administrator"))).outcome).toBe(outcome);
});

test("an address where nobody listens says nothing of the token", async () => {
  const known = await testJetpay(desk.as("administrator", { baseUrl: "http://127.0.0.1:9" }));
  expect(known).toMatchObject({ outcome: "unreachable", httpStatus: null });
});

test("the connection is told without its secrets, and that it is on this machine", async () => {
  const connection = await readConnection(desk.as("administrator"), env());
  expect(connection).toMatchObject({ local: true, callbackKeyHeader: "x-api-key", units: { transfer: "cents" } });
  expect(JSON.stringify(connection)).not.toContain("never-shown");
  const real = await readConnection(desk.as("administrator"), { ...env(), baseUrl: "https://extapi.jetpay.test" });
  expect(real.local).toBe(false);
});

test("who may not read the settings may not test, nor read the connection", async () => {
  await expect(testJetpay(desk.as("preparer"))).rejects.toThrow(Forbidden);
  await expect(readConnection(desk.as("preparer"), env())).rejects.toThrow(Forbidden);
});
