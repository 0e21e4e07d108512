import { afterEach, beforeEach, expect, test } from "vitest";
import { webhookEvents } from "@/db/schema/webhooks";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { moveWebhook } from "./move";
import { readRegistration, registerWebhook } from "./registration";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
  // Events are heard of at the registered address alone.
  const listed = await desk.ctx.jetpay.listWebhooks();
  if (listed.kind !== "accepted") throw new Error(listed.message);
  for (const { identifier } of listed.value) await desk.ctx.jetpay.deleteWebhook({ identifier });
});
afterEach(() => desk.close());

const OLD = "http://127.0.0.1:9";
const own = () => ({ appUrl: desk.appUrl, callbackKey: null });
const emit = () => desk.control("events", { type: "company.updated", data: {} });
const stored = () => desk.db.$count(webhookEvents);

test("a desk that is started at another address hears what went to the old one, and all that follows", async () => {
  await registerWebhook(desk.ctx, { ...own(), replayFrom: null });
  await emit();
  await desk.settle();
  await moveWebhook(desk.ctx, { ...own(), appUrl: OLD });
  await emit();
  await desk.control("deliver", {});
  expect(await stored()).toBe(1);
  expect(await moveWebhook(desk.ctx, own())).toBe(true);
  expect((await readRegistration(desk.ctx))?.callbackUrl).toBe(`${desk.appUrl}/api/webhooks/jetpay`);
  await emit();
  await desk.settle();
  expect(await stored()).toBe(3);
  expect(await moveWebhook(desk.ctx, own())).toBe(false);
});

test.each(["gone", "taken"])("also where Jetpay refuses because its webhook or the address is %s", async (how) => {
  await registerWebhook(desk.ctx, { ...own(), appUrl: OLD, replayFrom: null });
  if (how === "gone") {
    const row = await readRegistration(desk.ctx);
    await desk.ctx.jetpay.deleteWebhook({ identifier: row?.identifier ?? "" });
  } else {
    await desk.ctx.jetpay.registerWebhook({ callbackUrl: `${desk.appUrl}/api/webhooks/jetpay` });
  }
  expect(await moveWebhook(desk.ctx, own())).toBe(true);
  await emit();
  await desk.settle();
  expect(await stored()).toBe(1);
  const listed = await desk.ctx.jetpay.listWebhooks();
  expect(listed.kind === "accepted" ? listed.value : []).toHaveLength(1);
});

test("nothing registered, nothing moved", async () => {
  expect(await moveWebhook(desk.ctx, own())).toBe(false);
});
