import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createJetpay, type Jetpay } from "./client";
import { UnsendableRequest } from "./contract";
import { answerJson, startHttpServer } from "./scripted-server";

const golden = (name: string): string => readFileSync(new URL(`golden/${name}.json`, import.meta.url), "utf8");

let server: Awaited<ReturnType<typeof startHttpServer>>;
let jetpay: Jetpay;
let answer: { status: number; body: unknown };

beforeAll(async () => {
  server = await startHttpServer((_request, response) => answerJson(response, answer.status, answer.body));
  jetpay = createJetpay({
    baseUrl: server.url,
    token: "secret-token",
    units: { transfer: "cents", card: "dollars" },
    currency: "CAD",
  });
});
afterAll(() => server.stop());
beforeEach(() => {
  server.requests.length = 0;
  answer = { status: 200, body: "{}" };
});

const CONTACT = { name: "john smith", email: "johnsmith@mail.com", language: "en" };
const BANK_ACCOUNT = {
  institution: "bmo",
  title: "business chequing",
  holderName: "john smith",
  contactId: "contact_123",
  accountType: "chequing",
  transitNumber: "27601",
  institutionNumber: "001",
  accountNumber: "1111111",
  holderAddress: "123 happy st",
  holderPostalCode: "a1a1a1",
  holderCity: "vancouver",
  holderCountry: "ca",
  holderEmail: "johnsmith@mail.com",
};
const CARD = { contactId: "contact_123", creditCardId: "cc_456", amountMinor: 10_050, statement: "test statement" };
const TO = { toBankAccountId: "<your bank account id>" };
const LINK = { contactId: "contact_123", amountMinor: 10_000, statement: "test statement", note: "test note" };
const SAVED = { ...LINK, statement: "supplier payout", note: "invoice 4821", toBankAccountId: "bank_456" };
const FROM = { fromBankAccountId: "platform_bank_abc" };

describe("the guide's sample requests", () => {
  it.each<[string, string, string, () => Promise<unknown>]>([
    ["contact", "PUT", "/contact", () => jetpay.createContact(CONTACT)],
    ["bank-account", "PUT", "/contact/bank_account", () => jetpay.addBankAccount(BANK_ACCOUNT)],
    [
      "charge",
      "POST",
      "/contact/contact_123/creditcards/cc_456/charge",
      () => jetpay.charge({ ...CARD, ...TO, note: "test note" }),
    ],
    [
      "preauthorize",
      "POST",
      "/contact/contact_123/creditcards/cc_456/preauthorize",
      () => jetpay.preauthorize({ ...CARD, ...TO }),
    ],
    ["credit-saved-details", "PUT", "/credit", () => jetpay.createCredit({ ...SAVED, ...FROM })],
    ["credit-link", "PUT", "/credit", () => jetpay.createCredit({ ...LINK, ...FROM })],
    ["debit-link", "PUT", "/debit", () => jetpay.createDebit({ ...LINK, toBankAccountId: "platform_bank_abc" })],
    [
      "webhook-registration",
      "POST",
      "/webhooks/",
      () => jetpay.registerWebhook({ callbackUrl: "https://example.com/webhooks" }),
    ],
  ])("are what is written: %s", async (name, method, path, make) => {
    await make();
    const [request] = server.requests;
    expect(request).toMatchObject({ method, path });
    expect(JSON.parse(request?.body ?? "")).toEqual(JSON.parse(golden(`${name}.request`)));
  });

  it.each<[string, string, () => Promise<unknown>]>([
    ["POST", "/contact/contact_123/creditcards/url", () => jetpay.cardTokenizationUrl({ contactId: "contact_123" })],
    ["POST", "/debit/debit_123/capture", () => jetpay.capture({ transactionId: "debit_123" })],
    ["GET", "/transaction/debit_123/status", () => jetpay.transactionStatus({ transactionId: "debit_123" })],
    ["DELETE", "/transaction/debit_123", () => jetpay.cancelTransaction({ transactionId: "debit_123" })],
    ["GET", "/webhooks/", () => jetpay.listWebhooks()],
    ["GET", "/webhooks/w%2F1", () => jetpay.getWebhook({ identifier: "w/1" })],
    ["DELETE", "/webhooks/w1", () => jetpay.deleteWebhook({ identifier: "w1" })],
  ])("have no body, nor a content type, on %s %s", async (method, path, make) => {
    await make();
    expect(server.requests).toMatchObject([{ method, path, body: "" }]);
    expect(server.requests[0]?.headers).not.toHaveProperty("content-type");
  });
});

describe("the guide's sample answers", () => {
  it.each<[string, () => Promise<unknown>, unknown]>([
    [
      "credit",
      () => jetpay.createCredit({ ...LINK, ...FROM }),
      { transactionId: "credit_123", state: null, link: "http://example.com", amountMinor: 10_000 },
    ],
    [
      "charge",
      () => jetpay.charge({ ...CARD, ...TO, note: "test note" }),
      { transactionId: "debit_123", state: "paid", amountMinor: 10_050 },
    ],
    [
      "preauthorize",
      () => jetpay.preauthorize({ ...CARD, ...TO }),
      { transactionId: "debit_123", state: "preauthorized", amountMinor: 10_050 },
    ],
    ["capture", () => jetpay.capture({ transactionId: "debit_123" }), { transactionId: "debit_123", state: "paid" }],
    [
      "status-failed",
      () => jetpay.transactionStatus({ transactionId: "debit_123" }),
      { state: "failed", failReason: "account_frozen", failDirection: "pull", note: null, statement: null },
    ],
    ["cancel", () => jetpay.cancelTransaction({ transactionId: "debit_123" }), null],
  ])("are read: %s", async (name, make, value) => {
    answer = { status: 200, body: golden(`${name}.response`) };
    expect(await make()).toMatchObject({ kind: "accepted", value });
  });
});

describe("an answer under other names", () => {
  const accepted = (value: unknown) => ({ kind: "accepted", value });

  it("is read where the guide does not show the id's name", async () => {
    answer.body = { identifier: "c1", contact_id: null };
    expect(await jetpay.createContact(CONTACT)).toMatchObject(accepted({ contactId: "c1" }));
    answer.body = { id: 17, name: "x" };
    expect(await jetpay.createContact(CONTACT)).toMatchObject(accepted({ contactId: "17" }));
    answer.body = { bankAccountId: "b1", contactId: "c1" };
    expect(await jetpay.addBankAccount(BANK_ACCOUNT)).toMatchObject(accepted({ bankAccountId: "b1" }));
    answer.body = { tokenizationUrl: "https://pay.example/card/1", creditCardId: "cc1" };
    expect(await jetpay.cardTokenizationUrl({ contactId: "c1" })).toMatchObject(
      accepted({ url: "https://pay.example/card/1", creditCardId: "cc1" }),
    );
  });

  it("is read in camel case, with a state in capitals and amounts as text", async () => {
    answer.body = { transactionId: "t1", transactionState: "PAID", amount: "100.50" };
    expect(await jetpay.charge({ ...CARD, ...TO, note: "n" })).toMatchObject(
      accepted({ transactionId: "t1", state: "paid", amountMinor: 10_050 }),
    );
    answer.body = { State: "Canceled", Note: "invoice JD-7K3M9Q" };
    expect(await jetpay.transactionStatus({ transactionId: "t1" })).toMatchObject(
      accepted({ state: "cancelled", note: "invoice JD-7K3M9Q" }),
    );
  });

  it("is taken without an echo of the amount", async () => {
    answer.body = { identifier: "t1", link: null };
    expect(await jetpay.createDebit({ ...LINK, ...TO })).toMatchObject(
      accepted({ transactionId: "t1", link: null, amountMinor: null }),
    );
  });
});

describe("an answer that does not say what was asked", () => {
  it("to a capture, of another transaction, is a doubt", async () => {
    answer.body = { identifier: "t2", state: "paid" };
    expect(await jetpay.capture({ transactionId: "t1" })).toMatchObject({ kind: "unknown", reason: "unreadable" });
  });

  it("to a cancellation, that is not ok, is a doubt", async () => {
    answer.body = { ok: false };
    expect(await jetpay.cancelTransaction({ transactionId: "t1" })).toMatchObject({ kind: "unknown" });
  });

  it("to a charge, without a state, is a doubt that names the transaction", async () => {
    answer.body = { debit_id: "t1", amount: 100.5 };
    expect(await jetpay.charge({ ...CARD, ...TO, note: "n" })).toMatchObject({ kind: "unknown", transactionId: "t1" });
  });
});

describe("a request that must not leave", () => {
  it.each<[string, () => Promise<unknown>, string]>([
    [
      "a statement past 30 characters",
      () => jetpay.createDebit({ ...LINK, ...TO, statement: "x".repeat(31) }),
      "statement",
    ],
    ["an amount with half a cent", () => jetpay.createCredit({ ...LINK, ...FROM, amountMinor: 0.5 }), "0.5"],
    ["an amount of nothing", () => jetpay.charge({ ...CARD, ...TO, note: "n", amountMinor: 0 }), "0"],
    ["an empty id in the path", () => jetpay.capture({ transactionId: "" }), "transactionId"],
    ["a NUL character", () => jetpay.createDebit({ ...LINK, ...TO, note: "a\0" }), "note"],
    [
      "a batch size Jetpay does not take",
      () => jetpay.updateWebhook({ identifier: "w", maxBatchSize: 101 }),
      "max_batch_size",
    ],
  ])("for %s rejects, and nothing is sent", async (_what, make, message) => {
    const error: unknown = await make().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UnsendableRequest);
    expect(String(error)).toContain(message);
    expect(server.requests).toEqual([]);
  });
});

describe("a client", () => {
  it("is not made for an address or a token that cannot work", () => {
    const settings = { units: { transfer: "cents", card: "dollars" }, currency: "CAD" } as const;
    expect(() => createJetpay({ ...settings, baseUrl: "ftp://jetpay.example", token: "t" })).toThrow("http or https");
    expect(() => createJetpay({ ...settings, baseUrl: "https://jetpay.example", token: "a\nb" })).toThrow("header");
  });
});
