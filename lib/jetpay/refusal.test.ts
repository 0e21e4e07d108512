import { describe, expect, it } from "vitest";
import { readRefusal } from "./refusal";

describe("a refusal's body", () => {
  it("names each field that was wrong", () => {
    const detail = [
      { loc: ["body", "amount"], msg: "ensure this value is greater than 0", type: "value_error" },
      { loc: ["body", "tags", 0], message: "not text" },
      { loc: ["path", "identifier"], msg: "not a uuid" },
      "and so on",
      { loc: ["body"] },
    ];
    expect(readRefusal(422, { detail })).toEqual({
      message: "ensure this value is greater than 0; not text; not a uuid; and so on",
      fields: [
        { path: "amount", message: "ensure this value is greater than 0" },
        { path: "tags.0", message: "not text" },
        { path: "path.identifier", message: "not a uuid" },
        { path: "", message: "and so on" },
      ],
      declined: false,
    });
  });

  it.each([
    [400, { detail: "no such account" }, "no such account", false],
    [402, { detail: "insufficient funds" }, "insufficient funds", true],
    [400, { detail: { code: "card_declined", message: "Try another card" } }, "Try another card", true],
    [402, { detail: "Payment declined", decline_reason: "expired_card" }, "Payment declined: expired_card", true],
    [403, { message: "scope missing" }, "scope missing", false],
    [409, { error: "Declined" }, "Declined", true],
    [400, { error: { message: "no" } }, "no", false],
    [404, "not found", "not found", false],
    [400, "", "Jetpay answered 400", false],
    [400, null, "Jetpay answered 400", false],
    [400, [1], "Jetpay answered 400", false],
  ])("of status %d, %j, has a message", (status, body, message, declined) => {
    expect(readRefusal(status, body)).toEqual({ message, fields: [], declined });
  });
});
