import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createJetpay, type Jetpay } from "./client";
import { parseDelivery } from "./delivery";
import type { Accepted, Answer } from "./http";
import { readCardFact, readEventType, readTransactionFact } from "./map";
import { answerJson, startHttpServer } from "./scripted-server";
import { MERCHANT_ACCOUNTS } from "./simulator/choices";
import { type RunningSimulator, startSimulator } from "./simulator/server";
import { createTokenVerifier } from "./webhook-token";

const MERCHANT = MERCHANT_ACCOUNTS[0].id;
const VISA = "4242424242424242";
const DECLINED_VISA = "4000000000000002";

let simulator: RunningSimulator;
let jetpay: Jetpay;
let contactId: string;

async function control(method: "GET" | "POST" | "DELETE", path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${simulator.url}/_simulator/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return response.json();
}

function accepted<T>(answer: Answer<T>): T {
  if (answer.kind !== "accepted") throw new Error(JSON.stringify(answer));
  return (answer satisfies Accepted<T>).value;
}

async function newCard(number: string): Promise<string> {
  const { creditCardId } = accepted(await jetpay.cardTokenizationUrl({ contactId }));
  await control("POST", `cards/${creditCardId}`, { number });
  return creditCardId;
}

const debit = (amountMinor = 12_345) => ({
  contactId,
  amountMinor,
  statement: "order 17",
  note: "JD-7K3M9Q",
  toBankAccountId: MERCHANT,
});
const credit = (amountMinor = 12_345) => ({
  contactId,
  amountMinor,
  statement: "invoice 4821",
  note: "JD-7K3M9Q",
  fromBankAccountId: MERCHANT,
});

beforeAll(async () => {
  simulator = await startSimulator({ deliveries: "held" });
  jetpay = createJetpay({
    baseUrl: simulator.url,
    token: simulator.token,
    units: { transfer: "cents", card: "dollars" },
    currency: "CAD",
    timeoutMs: 2_000,
  });
});
afterAll(() => simulator.close());
beforeEach(async () => {
  await control("POST", "reset");
  const contact = await jetpay.createContact({ name: "Ada Roy", email: "ada@example.com", language: "fr" });
  contactId = accepted(contact).contactId;
});

describe("against the simulator, the client", () => {
  it("stores a bank account and pays to it", async () => {
    const account = await jetpay.addBankAccount({
      contactId,
      institution: "BMO",
      title: "Chequing",
      accountType: "chequing",
      transitNumber: "27601",
      institutionNumber: "001",
      accountNumber: "1111111",
      holderName: "Ada Roy",
      holderEmail: "ada@example.com",
      holderAddress: "1 King St",
      holderCity: "Toronto",
      holderPostalCode: "M5H1A1",
      holderCountry: "ca",
    });
    const { bankAccountId } = accepted(account);
    const paid = await jetpay.createCredit({ ...credit(), toBankAccountId: bankAccountId });
    expect(accepted(paid)).toMatchObject({ amountMinor: 12_345, link: expect.stringContaining(simulator.url) });
    expect(paid).toMatchObject({ at: expect.any(Date) });
  });

  it("makes links in both directions, and learns their status until they end", async () => {
    for (const made of [await jetpay.createCredit(credit()), await jetpay.createDebit(debit())]) {
      const { transactionId, link } = accepted(made);
      expect(link).toContain(transactionId);
      expect(accepted(await jetpay.transactionStatus({ transactionId }))).toMatchObject({
        state: "requested",
        failReason: null,
      });
    }
  });

  it("learns why a payment failed", async () => {
    const { transactionId } = accepted(await jetpay.createDebit(debit()));
    await control("POST", `transactions/${transactionId}`, {
      state: "failed",
      fail_reason: "account_frozen",
      fail_direction: "pull",
    });
    expect(accepted(await jetpay.transactionStatus({ transactionId }))).toMatchObject({
      state: "failed",
      failReason: "account_frozen",
      failDirection: "pull",
    });
  });

  it("charges a card, holds on it and captures the hold", async () => {
    const card = { ...debit(), creditCardId: await newCard(VISA) };
    expect(accepted(await jetpay.charge(card))).toMatchObject({ state: "paid", amountMinor: 12_345 });
    const { note: _note, ...hold } = card;
    const { transactionId, state } = accepted(await jetpay.preauthorize(hold));
    expect(state).toBe("preauthorized");
    expect(accepted(await jetpay.capture({ transactionId }))).toEqual({ transactionId, state: "paid" });
    expect(await jetpay.capture({ transactionId })).toMatchObject({ kind: "refused" });
  });

  it("is told of a decline", async () => {
    const card = { ...debit(), creditCardId: await newCard(DECLINED_VISA) };
    expect(await jetpay.charge(card)).toMatchObject({ kind: "refused", declined: true });
  });

  it("cancels what has not begun, and is refused afterwards", async () => {
    const { transactionId } = accepted(await jetpay.createDebit(debit()));
    expect(await jetpay.cancelTransaction({ transactionId })).toMatchObject({ kind: "accepted" });
    expect(accepted(await jetpay.transactionStatus({ transactionId }))).toMatchObject({ state: "cancelled" });
    expect(await jetpay.cancelTransaction({ transactionId })).toMatchObject({ kind: "refused", declined: false });
  });

  it("is told field by field what was wrong", async () => {
    expect(await jetpay.createDebit({ ...debit(), toBankAccountId: contactId })).toMatchObject({
      kind: "refused",
      fields: [{ path: "to_bank_account", message: expect.stringMatching(/./) }],
    });
  });

  it("is refused with a wrong token", async () => {
    const stranger = createJetpay({
      baseUrl: simulator.url,
      token: "wrong-token",
      units: { transfer: "cents", card: "dollars" },
      currency: "CAD",
    });
    expect(await stranger.listWebhooks()).toMatchObject({ kind: "refused", httpStatus: 401 });
  });

  it("registers, reads, changes and deletes a webhook", async () => {
    const made = accepted(
      await jetpay.registerWebhook({ callbackUrl: "https://example.com/hook", callbackApiKey: "s3cret" }),
    );
    const { identifier } = made;
    expect(made).toMatchObject({ state: "active", lastSentEventId: null, maxBatchSize: 10, maxWaitSeconds: 60 });
    expect(accepted(await jetpay.listWebhooks())).toEqual([made]);
    const changed = accepted(await jetpay.updateWebhook({ identifier, maxBatchSize: 1, replayFromEventId: 1n }));
    expect(changed).toEqual({ ...made, maxBatchSize: 1 });
    expect(accepted(await jetpay.getWebhook({ identifier }))).toEqual(changed);
    expect(accepted(await jetpay.deleteWebhook({ identifier }))).toBeNull();
    expect(await jetpay.getWebhook({ identifier })).toMatchObject({ kind: "refused", httpStatus: 404 });
  });
});

describe("a fault at the simulator", () => {
  const unknown = (reason: string) => ({ kind: "unknown", reason });

  it.each([
    ["drop_before", unknown("connection_lost"), 0],
    ["drop_after", unknown("connection_lost"), 1],
    ["delay_after", unknown("timeout"), 1],
    ["status_before", unknown("server_error"), 0],
    ["status_after", unknown("server_error"), 1],
    ["malformed", unknown("unreadable"), 1],
    ["truncated", unknown("connection_lost"), 1],
  ])("of kind %s is never taken for a yes or a no", async (kind, expected, effects) => {
    const hasty = createJetpay({
      baseUrl: simulator.url,
      token: simulator.token,
      units: { transfer: "cents", card: "dollars" },
      currency: "CAD",
      timeoutMs: 500,
    });
    await control("POST", "faults", { kind, path: "^/credit", ms: 5_000 });
    expect(await hasty.createCredit(credit())).toMatchObject(expected);
    expect(await control("GET", "truth?only=transactions")).toMatchObject({ transactions: { length: effects } });
  });

  it("of kind status_before with 429 is a call that can be made again", async () => {
    await control("POST", "faults", { kind: "status_before", status: 429, path: "^/credit" });
    expect(await jetpay.createCredit(credit())).toMatchObject({ kind: "not_sent", reason: "rate_limited" });
    expect(await control("GET", "truth?only=transactions")).toMatchObject({ transactions: [] });
  });

  it("of kind malformed that changes the amount is caught by the echo, and names the transaction", async () => {
    const body = '{"identifier": "t1", "link": "https://x.example/t1", "amount": 123.45}';
    await control("POST", "faults", { kind: "malformed", body, path: "^/credit" });
    expect(await jetpay.createCredit(credit())).toMatchObject({ ...unknown("amount_mismatch"), transactionId: "t1" });
  });
});

describe("the simulator's deliveries", () => {
  it("are believed, read and understood", async () => {
    const callbackKey = { header: "x-api-key", value: "s3cret" };
    const jwksUrl = `${simulator.url}/.well-known/jwks.json`;
    const receiver = await startHttpServer((_request, response) => answerJson(response, 200, {}));
    try {
      await jetpay.registerWebhook({ callbackUrl: `${receiver.url}/hook`, callbackApiKey: "s3cret" });
      const creditCardId = await newCard(VISA);
      const { transactionId } = accepted(await jetpay.createDebit(debit()));
      await control("POST", "deliver");
      const [request] = receiver.requests;
      const headers = { get: (name: string) => String(request?.headers[name.toLowerCase()] ?? "") };
      const body = Buffer.from(request?.body ?? "");
      const verify = createTokenVerifier({ jwksUrl, callbackKey });
      expect(await verify({ body, headers })).toMatchObject({ ok: true, tokenId: expect.any(String) });
      expect(await verify({ body: Buffer.from("{}"), headers })).toEqual({ ok: false, reason: "wrong_hash" });
      const delivery = parseDelivery(body);
      if (!delivery.ok) throw new Error(delivery.problem);
      const [card, transaction] = delivery.events;
      expect(readEventType(card?.type ?? "")).toMatchObject({ subject: "card" });
      expect(readCardFact(JSON.parse(card?.data ?? ""))).toMatchObject({
        creditCardId,
        lastFour: "4242",
        state: "tokenized",
      });
      expect(readEventType(transaction?.type ?? "")).toEqual({
        subject: "transaction",
        direction: "debit",
        word: "created",
      });
      expect(readTransactionFact(JSON.parse(transaction?.data ?? ""))).toMatchObject({
        transactionId,
        state: "requested",
      });
    } finally {
      await receiver.stop();
    }
  });
});
