import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { golden, OPERATING, Receiver, Trial } from "./trial";

type Json = Record<string, unknown>;

// Same keys, and for each the same kind of value.
const shape = (body: Json): Json =>
  Object.fromEntries(
    Object.entries(body)
      .map(([key, value]) => [key, value === null ? "null" : typeof value] as const)
      .sort(),
  );

describe("the guide's sample bodies", () => {
  let trial: Trial;
  let contactId: string;
  let cardId: string;

  beforeAll(async () => {
    trial = await Trial.start();
    contactId = await trial.contact();
    cardId = await trial.card(contactId);
  });
  afterAll(() => trial.close());

  it("takes the contact", async () => {
    const heard = await trial.ask("PUT", "/contact", golden("contact.request"));
    expect(heard).toMatchObject({ status: 200, body: golden("contact.request") });
  });

  it("takes the bank account with 201 and never says its number", async () => {
    const heard = await trial.ask("PUT", "/contact/bank_account", {
      ...golden("bank-account.request"),
      contact_id: contactId,
    });
    expect(heard.status).toBe(201);
    expect(JSON.stringify(heard.body)).not.toContain("1111111");
  });

  it("takes a payout to a saved account and answers the credit sample", async () => {
    const to_bank_account = await trial.account(contactId);
    const asked = {
      ...golden("credit-saved-details.request"),
      from_bank_account: OPERATING,
      to_bank_account,
      contact_id: contactId,
    };
    const heard = await trial.ask("PUT", "/credit", asked);
    expect(heard.status).toBe(200);
    expect(shape(heard.body)).toEqual(shape(golden("credit.response")));
    expect(heard.body["amount"]).toBe(10_000);
  });

  it("takes a payout by link and answers the same", async () => {
    const asked = { ...golden("credit-link.request"), from_bank_account: OPERATING, contact_id: contactId };
    const heard = await trial.ask("PUT", "/credit", asked);
    expect(shape(heard.body)).toEqual(shape(golden("credit.response")));
    expect(heard.body["link"]).toBe(`${trial.url}/payment/pay/${heard.body["identifier"]}`);
  });

  it("takes a debit by link", async () => {
    const asked = { ...golden("debit-link.request"), to_bank_account: OPERATING, contact_id: contactId };
    const heard = await trial.ask("PUT", "/debit", asked);
    expect(heard.status).toBe(200);
    expect(shape(heard.body)).toEqual(shape(golden("credit.response")));
  });

  it("takes the older debit by e-mail with 201, once per contact", async () => {
    const heard = await trial.ask("PUT", "/debit", golden("debit-by-email.request"));
    expect(heard.status).toBe(201);
    expect(shape(heard.body)).toEqual(shape(golden("debit-by-email.response")));
  });

  it("charges a card in dollars and answers the charge sample", async () => {
    const heard = await trial.byCard("charge", contactId, cardId);
    expect(heard.status).toBe(200);
    expect(shape(heard.body)).toEqual(shape(golden("charge.response")));
    expect(heard.body).toMatchObject({ amount: 100.5, note: "test note", transaction_state: "paid" });
    const [made] = (await trial.truth("transactions")).filter(({ id }) => id === heard.body["debit_id"]);
    expect(made?.amountMinor).toBe(10_050);
  });

  it("holds and captures as in the samples", async () => {
    const held = await trial.byCard("preauthorize", contactId, cardId);
    expect(shape(held.body)).toEqual(shape(golden("preauthorize.response")));
    expect(held.body["transaction_state"]).toBe("preauthorized");
    const captured = await trial.ask("POST", `/debit/${held.body["debit_id"]}/capture`);
    expect(captured.body).toEqual({ ...golden("capture.response"), identifier: held.body["debit_id"] });
  });

  it("answers the status of a failure as in the sample", async () => {
    const id = await trial.payout(contactId);
    await trial.control(`transactions/${id}`, {
      state: "failed",
      fail_reason: "account_frozen",
      fail_direction: "pull",
    });
    expect(await trial.call("GET", `/transaction/${id}/status`)).toEqual(golden("status-failed.response"));
  });

  it("cancels as in the sample", async () => {
    const id = await trial.payout(contactId);
    expect(await trial.call("DELETE", `/transaction/${id}`)).toEqual(golden("cancel.response"));
  });

  it("registers a webhook with its URL alone", async () => {
    const heard = await trial.ask("POST", "/webhooks/", golden("webhook-registration.request"));
    const sample = golden("webhook-registration.response");
    expect(heard.status).toBe(201);
    expect(shape({ ...heard.body, callback_api_key: "" })).toEqual(shape(sample));
    expect(heard.body).toMatchObject({
      state: "active",
      last_sent_event_id: null,
      max_batch_size: 10,
      max_wait_seconds: 60,
    });
  });

  it("delivers exactly the fields of the sample, and the note only when told to", async () => {
    const receiver = await Receiver.start();
    await trial.call("POST", "/webhooks/", { callback_url: receiver.url });
    const id = await trial.payout(contactId);
    await trial.control("deliver");
    const sample = JSON.parse(JSON.stringify(golden("webhook-delivery.request")));
    const delivered = JSON.parse(receiver.heard[0]?.raw.toString("utf8") ?? "null");
    expect(shape(delivered)).toEqual(shape(sample));
    expect(shape(delivered.events[0])).toEqual(shape(sample.events[0]));
    expect(delivered.events[0].data).toEqual({ state: "requested", transactionId: id });
    expect(delivered.events[0].type).toBe(sample.events[0].type);
    expect(delivered.events[0].createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    await trial.control("settings", { event_note: true });
    await trial.payout(contactId);
    await trial.control("deliver");
    expect(receiver.heard[1]?.events[0]?.data).toMatchObject({ state: "requested", note: "invoice 4821" });
    await receiver.close();
  });
});
