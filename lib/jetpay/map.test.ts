import { describe, expect, it } from "vitest";
import { normaliseState, readCardFact, readEventType, readTransactionFact } from "./map";

describe("an event's type", () => {
  it.each([
    "transactions.credits.created",
    "TRANSACTIONS.CREDITS.CREATED",
    "transactions_credits_created",
    "transactions-credits-created",
    "transactions:credits:created",
    " transaction credit created ",
  ])("means the same written as %s", (type) => {
    expect(readEventType(type)).toEqual({ subject: "transaction", direction: "credit", word: "created" });
  });

  it("gives a debit its direction", () => {
    expect(readEventType("transactions.debits.completed")).toMatchObject({ direction: "debit", word: "completed" });
  });

  it.each([
    "contacts.creditcards.tokenized",
    "contacts.credit_cards.tokenized",
    "credit_card.tokenized",
    "card.tokenized",
  ])("of a card, %s, has no direction", (type) => {
    expect(readEventType(type)).toEqual({ subject: "card", direction: null, word: "tokenized" });
  });

  it("nobody has heard of keeps its first and last word", () => {
    expect(readEventType("kyc.status.changed")).toEqual({ subject: "kyc", direction: null, word: "changed" });
    expect(readEventType("")).toEqual({ subject: "", direction: null, word: "" });
  });
});

describe("a state", () => {
  it.each([
    ["Paid", "paid"],
    [" requested ", "requested"],
    ["canceled", "cancelled"],
    ["CANCELED", "cancelled"],
    ["backing-off", "backing_off"],
    ["in review", "in_review"],
    ["some_new_state", "some_new_state"],
  ])("%s reads %s", (written, state) => {
    expect(normaliseState(written)).toBe(state);
  });
});

describe("an event's data", () => {
  it.each([
    { transactionId: "t1", state: "paid" },
    { transaction_id: "t1", state: "Paid" },
    { debit_id: "t1", transaction_state: "paid" },
    { identifier: "t1", transactionState: "paid" },
  ])("tells transaction and state from %o", (data) => {
    expect(readTransactionFact(data)).toMatchObject({ transactionId: "t1", state: "paid" });
  });

  it("tells why a payment failed and what note it carried, where it does", () => {
    const why = { failReason: "nsf", fail_direction: "PULL" };
    const data = { transactionId: "t1", state: "failed", ...why, note: "JD-7K3M9Q", amount: 100.5 };
    expect(readTransactionFact(data)).toEqual({
      transactionId: "t1",
      state: "failed",
      failReason: "nsf",
      failDirection: "pull",
      note: "JD-7K3M9Q",
      statement: null,
      amount: "100.5",
    });
  });

  it.each([null, undefined, 7, "text", [], [1], { transactionId: null, state: {} }, { id: "x".repeat(3_000) }])(
    "of %o tells nothing",
    (data) => {
      expect(readTransactionFact(data)).toMatchObject({ transactionId: null, state: null });
    },
  );

  it("tells of a card", () => {
    const data = {
      creditCardId: "cc1",
      contactId: "c1",
      state: "Tokenized",
      brand: "visa",
      last4: "4242",
      expiry: "04/29",
    };
    expect(readCardFact(data)).toEqual({
      creditCardId: "cc1",
      contactId: "c1",
      state: "tokenized",
      brand: "visa",
      lastFour: "4242",
      expiry: "04/29",
    });
  });
});
