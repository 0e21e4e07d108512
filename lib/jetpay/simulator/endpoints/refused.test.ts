import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { golden, OPERATING, Trial } from "../trial";

const NOBODY = "00000000-0000-4000-8000-000000000000";

describe("what the API refuses", () => {
  let trial: Trial;
  let contactId: string;
  let cardId: string;

  beforeAll(async () => {
    trial = await Trial.start();
    contactId = await trial.contact();
    cardId = await trial.card(contactId);
  });
  afterAll(() => trial.close());

  const fieldsRefused = async (method: string, path: string, body: unknown) => {
    const heard = await trial.ask(method, path, body);
    expect(heard.status).toBe(422);
    const { detail } = JSON.parse(JSON.stringify(heard.body));
    for (const problem of detail) expect(Object.keys(problem)).toEqual(["loc", "msg", "type"]);
    return detail.map((problem: { loc: string[] }) => problem.loc.join("."));
  };

  it("names every missing field of a contact, an account, a credit and a debit", async () => {
    expect(await fieldsRefused("PUT", "/contact", {})).toEqual(["body.email", "body.name"]);
    expect(await fieldsRefused("PUT", "/contact/bank_account", {})).toHaveLength(13);
    expect(await fieldsRefused("PUT", "/credit", {})).toEqual(
      ["amount", "statement", "from_bank_account", "contact_id"].map((name) => `body.${name}`),
    );
    expect(await fieldsRefused("PUT", "/debit", {})).toEqual(
      ["amount", "statement", "to_bank_account", "contact_id"].map((name) => `body.${name}`),
    );
  });

  it.each([
    ["PUT", "/contact", "contact.request", { email: "nobody" }, "email"],
    ["PUT", "/contact", "contact.request", { tags: "vip" }, "tags"],
    ["PUT", "/contact", "contact.request", { language: "de" }, "language"],
    ["PUT", "/contact/bank_account", "bank-account.request", { institution_number: "1" }, "institution_number"],
    ["PUT", "/contact/bank_account", "bank-account.request", { transit_number: 27_601 }, "transit_number"],
    ["PUT", "/contact/bank_account", "bank-account.request", { account_number: "12a" }, "account_number"],
    ["PUT", "/contact/bank_account", "bank-account.request", { account_type: "gold" }, "account_type"],
    [
      "PUT",
      "/contact/bank_account",
      "bank-account.request",
      { holder_address_country: "canada" },
      "holder_address_country",
    ],
    ["PUT", "/contact/bank_account", "bank-account.request", { contact_id: NOBODY }, "contact_id"],
    ["PUT", "/credit", "credit-link.request", { amount: 100.5 }, "amount"],
    ["PUT", "/credit", "credit-link.request", { amount: "10000" }, "amount"],
    ["PUT", "/credit", "credit-link.request", { amount: 0 }, "amount"],
    ["PUT", "/credit", "credit-link.request", { statement: "x".repeat(31) }, "statement"],
    ["PUT", "/credit", "credit-link.request", { statement: " " }, "statement"],
    ["PUT", "/credit", "credit-link.request", { note: 7 }, "note"],
    ["PUT", "/credit", "credit-link.request", { from_bank_account: NOBODY }, "from_bank_account"],
    ["PUT", "/credit", "credit-link.request", { to_bank_account: NOBODY }, "to_bank_account"],
    ["PUT", "/credit", "credit-link.request", { contact_id: "contact_123" }, "contact_id"],
    ["PUT", "/debit", "debit-link.request", { to_bank_account: "platform_bank_abc" }, "to_bank_account"],
    ["PUT", "/debit", "debit-by-email.request", { contact_id: undefined, contact_email: "x" }, "contact_email"],
    ["POST", "charge", "charge.request", { amount: 1.005 }, "amount"],
    ["POST", "charge", "charge.request", { statement: "x".repeat(31) }, "statement"],
    ["POST", "preauthorize", "preauthorize.request", { to_bank_account_id: NOBODY }, "to_bank_account_id"],
    ["POST", "/webhooks/", "webhook-registration.request", { callback_url: "http://example.com/hook" }, "callback_url"],
    ["POST", "/webhooks/", "webhook-registration.request", { callback_url: "nowhere" }, "callback_url"],
    ["POST", "/webhooks/", "webhook-registration.request", { max_batch_size: 101 }, "max_batch_size"],
    ["POST", "/webhooks/", "webhook-registration.request", { max_wait_seconds: 59 }, "max_wait_seconds"],
    [
      "POST",
      "/webhooks/",
      "webhook-registration.request",
      { replay_from_timestamp: "yesterday" },
      "replay_from_timestamp",
    ],
  ])("%s %s of the %s sample with %j", async (method, path, sample, wrong, field) => {
    const whole = path.startsWith("/") ? path : `/contact/${contactId}/creditcards/${cardId}/${path}`;
    const right = { contact_id: contactId, from_bank_account: OPERATING, to_bank_account_id: OPERATING };
    const own = sample.startsWith("debit") ? { to_bank_account: OPERATING } : {};
    expect(await fieldsRefused(method, whole, { ...golden(sample), ...right, ...own, ...wrong })).toEqual([
      `body.${field}`,
    ]);
  });

  it("takes no body but a JSON object", async () => {
    expect((await trial.ask("PUT", "/contact")).status).toBe(422);
    expect((await trial.ask("PUT", "/contact", "{")).body).toMatchObject({
      detail: [{ type: "value_error.jsondecode" }],
    });
    expect((await trial.ask("PUT", "/contact", "[]")).body).toMatchObject({ detail: [{ type: "type_error.dict" }] });
    expect((await trial.ask("PUT", "/contact", `{"name":"${"x".repeat(1_100_000)}"}`)).status).toBe(413);
  });

  it("tells a wrong path, a wrong method and a wrong id apart", async () => {
    expect((await trial.ask("GET", "/nowhere")).status).toBe(404);
    expect((await trial.ask("POST", "/credit", {})).status).toBe(405);
    expect((await trial.ask("GET", `/transaction/${NOBODY}/status`)).status).toBe(404);
    expect((await trial.ask("GET", "/transaction/debit_123/status")).body).toMatchObject({
      detail: [{ loc: ["path", "identifier"] }],
    });
    expect((await trial.ask("POST", `/debit/${await trial.payout(contactId)}/capture`)).status).toBe(404);
    const stranger = await trial.contact();
    expect((await trial.byCard("charge", stranger, cardId)).status).toBe(404);
  });

  it("asks for a token that is known and has the scope", async () => {
    const token = async (...scopes: string[]) =>
      String((await trial.control("tokens", { name: scopes.join("+"), scopes }))["token"]);
    const regular = await token("regular");
    const debits = await token("create_debit");
    const company = await token("company");
    const debit = { ...golden("debit-link.request"), to_bank_account: OPERATING, contact_id: contactId };
    const credit = { ...golden("credit-link.request"), from_bank_account: OPERATING, contact_id: contactId };
    const status = async (method: string, path: string, body: unknown, as: string | null) =>
      (await trial.ask(method, path, body, as)).status;
    expect(await status("PUT", "/contact", golden("contact.request"), null)).toBe(401);
    expect(await status("PUT", "/contact", golden("contact.request"), "made-up")).toBe(401);
    expect(await status("PUT", "/credit", credit, regular)).toBe(200);
    expect(await status("PUT", "/credit", credit, debits)).toBe(403);
    expect(await status("PUT", "/debit", debit, debits)).toBe(200);
    expect(await status("PUT", "/debit", debit, regular)).toBe(403);
    expect(await status("GET", "/webhooks/", undefined, company)).toBe(200);
    expect(await status("GET", "/webhooks/", undefined, regular)).toBe(403);
    expect(await status("PUT", "/credit", credit, company)).toBe(403);
    expect(await status("GET", "/.well-known/jwks.json", undefined, null)).toBe(200);
  });

  it("refuses cards when card on file is off, and a card that is not tokenized yet", async () => {
    const made = await trial.call("POST", `/contact/${contactId}/creditcards/url`);
    expect((await trial.byCard("charge", contactId, String(made["credit_card_id"]))).status).toBe(409);
    await trial.control("settings", { card_on_file: false });
    expect((await trial.byCard("charge", contactId, cardId)).status).toBe(403);
    await trial.control("settings", { card_on_file: true });
  });

  it("keeps its control API from pages in a browser", async () => {
    const answer = await fetch(`${trial.url}/_simulator/truth`, { headers: { origin: "http://127.0.0.1:3000" } });
    expect(answer.status).toBe(403);
  });
});
