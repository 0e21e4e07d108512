import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createJetpay, type Jetpay } from "./client";
import { redact } from "./redact";
import { answerJson, startHttpServer } from "./scripted-server";

let server: Awaited<ReturnType<typeof startHttpServer>>;
let jetpay: Jetpay;
let answer: { status: number; body: unknown };

beforeAll(async () => {
  server = await startHttpServer((_request, response) => answerJson(response, answer.status, answer.body));
  const units = { transfer: "cents", card: "dollars" } as const;
  jetpay = createJetpay({ baseUrl: server.url, token: "secret-token", units, currency: "CAD" });
});
afterAll(() => server.stop());

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

describe("bank numbers and secrets", () => {
  it("are in no record, though an answer repeats them", async () => {
    answer = {
      status: 422,
      body: { detail: [{ loc: ["body"], msg: "1111111 at 27601 is closed", input: BANK_ACCOUNT }], token: "x" },
    };
    const refused = await jetpay.addBankAccount(BANK_ACCOUNT);
    expect(refused).toMatchObject({ kind: "refused", message: "[redacted] at [redacted] is closed" });
    expect(refused.sent.body).toMatchObject({ holder_name: "john smith", account_number: "[redacted]" });
    const recorded = JSON.stringify(refused);
    for (const secret of ["1111111", "27601", '"001"', "secret-token"]) expect(recorded).not.toContain(secret);
  });

  it("are not in the message of a request that must not leave", async () => {
    const error: unknown = await jetpay.addBankAccount({ ...BANK_ACCOUNT, accountNumber: "12-34-56" }).catch(String);
    expect(error).toContain("account_number");
    expect(error).not.toContain("12-34-56");
  });
});

describe("the record", () => {
  it("blanks values by the name they stand under, however it is written and however deep", () => {
    expect(redact({ a: [{ accountNumber: "1", "callback-api-key": "2", TOKEN: 3, account_title: "4" }] })).toEqual({
      a: [{ accountNumber: "[redacted]", "callback-api-key": "[redacted]", TOKEN: "[redacted]", account_title: "4" }],
    });
  });

  it("blanks the echoed input of a secret field, and no other", () => {
    const detail = [
      { loc: ["body", "account_number"], msg: "bad", input: "12" },
      { loc: ["body", "title"], msg: "bad", input: "12" },
    ];
    expect(redact({ detail })).toEqual({ detail: [{ ...detail[0], input: "[redacted]" }, detail[1]] });
  });

  it("keeps what was null, and writes a large id as text", () => {
    expect(redact({ token: null, id: 5n, big: 2n ** 60n })).toEqual({ token: null, id: 5, big: "1152921504606846976" });
  });
});
