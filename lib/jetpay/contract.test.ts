import { expect, test } from "vitest";
import { tokenizationAnswer } from "./contract";

const isAnswer = (url: string) => tokenizationAnswer.safeParse({ url, credit_card_id: "c-1" }).success;

test("a card page is one at an https address, or on this machine", () => {
  expect(isAnswer("https://cards.jetpay.example/7")).toBe(true);
  expect(isAnswer("http://127.0.0.1:4010/cards/7")).toBe(true);
});

test.each(["javascript:alert(1)", "http://cards.jetpay.example/7", "data:text/html,card", "/cards/7"])(
  "%s is no card page",
  (url) => expect(isAnswer(url)).toBe(false),
);
