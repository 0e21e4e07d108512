import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Trial } from "../trial";

const BANK = {
  holder_name: "Pat Tremblay",
  institution_number: "004",
  transit_number: "10202",
  account_number: "5551234",
};
const CARD = { card_number: "4242 4242 4242 4242", card_expiry: "08/40", card_code: "123", card_name: "Pat Tremblay" };

describe("the hosted pages", () => {
  let trial: Trial;
  let contactId: string;

  beforeAll(async () => {
    trial = await Trial.start();
    contactId = await trial.contact();
  });
  afterAll(() => trial.close());

  const visit = async (path: string, form?: Record<string, string>) => {
    const answer = await fetch(trial.url + path, form ? { method: "POST", body: new URLSearchParams(form) } : {});
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const newCardPage = async () => {
    const made = await trial.call("POST", `/contact/${contactId}/creditcards/url`);
    return { path: String(made["url"]).slice(trial.url.length), cardId: String(made["credit_card_id"]) };
  };

  it("pay out after the security question and bank details, once", async () => {
    const id = await trial.link("credit", contactId);
    const path = `/payment/pay/${id}`;
    expect((await visit(path)).text).toContain("What city is our head office in?");
    expect((await visit(path, { step: "answer", answer: "Ottawa" })).text).toContain("not the answer");
    expect((await visit(path, { step: "claim", pass: "guessed", accept: "yes", ...BANK })).text).toContain(
      "answer the question once more",
    );
    const [, pass = ""] =
      /name="pass" value="([^"]+)"/.exec((await visit(path, { step: "answer", answer: " toronto " })).text) ?? [];
    expect((await visit(path, { step: "claim", pass, ...BANK, transit_number: "1" })).text).toContain(
      "5 digits of the transit",
    );
    expect(await trial.state(id)).toBe("requested");
    expect((await visit(path, { step: "claim", pass, accept: "yes", ...BANK })).text).toContain("Payment accepted");
    expect(await trial.state(id)).toBe("initiated");
    expect(await visit(path)).toMatchObject({ status: 410 });
    expect((await visit(path, { step: "answer", answer: "Toronto" })).text).toContain("already been used");
  });

  it("take a debit by EFT only with the agreement, and by card, once", async () => {
    const eft = `/payment/pay/${await trial.link("debit", contactId)}`;
    expect((await visit(eft, { method: "eft", ...BANK })).text).toContain("Tick this to agree");
    expect((await visit(eft, { method: "eft", pad_agreement: "yes", ...BANK })).text).toContain("Payment sent");
    expect((await visit(eft, { method: "card", ...CARD })).status).toBe(410);
    const id = await trial.link("debit", contactId);
    const card = `/payment/pay/${id}`;
    expect((await visit(card, { method: "card", ...CARD, card_number: "4242 4242 4242 4241" })).text).toContain(
      "as it is on the card",
    );
    expect((await visit(card, { method: "card", ...CARD, card_expiry: "08/20" })).text).toContain("not past");
    expect((await visit(card, { method: "card", ...CARD, card_number: "4000 0000 0000 0002" })).status).toBe(402);
    expect((await visit(card, { method: "card", ...CARD })).text).toContain("Payment sent");
    expect(await trial.state(id)).toBe("paid");
  });

  it("say so when a link was cancelled, needs nothing, or was never made", async () => {
    const id = await trial.link("debit", contactId);
    await trial.call("DELETE", `/transaction/${id}`);
    expect((await visit(`/payment/pay/${id}`)).text).toContain("was cancelled");
    expect((await visit(`/payment/pay/${await trial.payout(contactId)}`)).text).toContain("Nothing to do");
    expect((await visit("/payment/pay/nothing")).status).toBe(404);
  });

  it("tokenize a card in a frame of any page, once, and tell by event and by message", async () => {
    const { path, cardId } = await newCardPage();
    const empty = await visit(path);
    expect(empty.headers.get("content-security-policy")).toContain("frame-ancestors *");
    expect((await visit(path, { ...CARD, card_number: "1234" })).text).toContain("as it is on the card");
    const saved = await visit(path, CARD);
    expect(saved.text).toContain(
      `postMessage({"type":"jetpay.creditcard","state":"tokenized","creditCardId":"${cardId}"}`,
    );
    expect((await visit(path)).status).toBe(410);
    const told = (await trial.truth("events")).at(-1);
    expect(told?.type).toBe("contacts.creditcards.tokenized");
    expect(told?.data).toEqual({
      state: "tokenized",
      creditCardId: cardId,
      contactId,
      brand: "visa",
      last4: "4242",
      expiry: "08/40",
    });
    expect((await trial.byCard("charge", contactId, cardId)).status).toBe(200);
  });

  it("tell when a card could not be tokenized, and expire after an hour", async () => {
    const refused = await newCardPage();
    expect((await visit(refused.path, { ...CARD, card_number: "4000000000000127" })).text).toContain(
      "could not be saved",
    );
    expect((await trial.truth("events")).at(-1)).toMatchObject({
      type: "contacts.creditcards.failed",
      data: { state: "failed", creditCardId: refused.cardId },
    });
    expect((await trial.byCard("charge", contactId, refused.cardId)).status).toBe(404);
    const late = await newCardPage();
    await trial.control("clock", { offsetMs: 3_601_000 });
    expect((await visit(late.path)).text).toContain("expired");
  });

  it("never keep a number, whatever was typed", async () => {
    const whole = await (await fetch(`${trial.url}/_simulator/truth`)).text();
    for (const number of ["4242424242424242", "4000000000000127", "5551234", "1111111"])
      expect(whole).not.toContain(number);
  });

  it("escape what people wrote, and find a payment by its reference in the dashboard", async () => {
    const id = await trial.link("debit", contactId);
    const found = await visit("/admin/payments?search=test%20note");
    expect(found.text).toContain(id);
    expect((await visit("/admin/payments?search=%3Cscript%3E")).text).toContain("&lt;script&gt;");
    expect((await visit("/admin/payments?search=%3Cscript%3E")).text).not.toContain("<script>");
    expect((await visit("/admin/payments?search=nobody")).text).toContain("0 payments");
  });
});
