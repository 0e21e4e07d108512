import { describe, expect, test } from "vitest";
import { TRANSACTION_SEARCH } from "@/lib/transactions/search-words";
import { complete, offeredFor, typingAt } from "./search-complete";

const OPERATORS = TRANSACTION_SEARCH.operators;

/** A line with the caret written as `|`. */
const at = (text: string): [line: string, caret: number] => [text.replace("|", ""), text.indexOf("|")];

describe("what is being typed", () => {
  test.each([
    ["|", null, ""],
    ["am|", null, "am"],
    ["north am|", null, "am"],
    ["north |", null, ""],
    ["state:|", "state", ""],
    ["state:fa|", "state", "fa"],
    ["state:failed,un|", "state", "un"],
    ['contact:"north sh|', "contact", "north sh"],
    ["sta|te:failed", null, "sta"],
    ["state:fa|iled x", "state", "fa"],
  ] as const)("%s is %s, %j", (text, operator, typed) => {
    expect(typingAt(OPERATORS, ...at(text))).toMatchObject({ operator, typed });
  });

  test.each(['"invoice 4|', "amout:5|"])("%s is nothing that can be completed", (text) => {
    expect(typingAt(OPERATORS, ...at(text))).toBeNull();
  });
});

describe("a choice", () => {
  test.each([
    ["am|", "amount", "amount:|"],
    ["north am|  state:paid", "amount", "north amount:|  state:paid"],
    ["sta|te:5", "amount", "amount:|5"],
    ["state:fa|", "failed", "state:failed |"],
    ["state:fa| 4821", "failed", "state:failed |4821"],
    ["state:failed,un|", "unknown", "state:failed,unknown |"],
    ["state:fa|iled,unknown", "paid", "state:paid|,unknown"],
    ['contact:"no| 5', '"North Shore"', 'contact:"North Shore" |'],
  ])("in %s of %s makes %s", (text, choice, becomes) => {
    const [line, caret] = at(text);
    const typing = typingAt(OPERATORS, line, caret);
    if (typing === null) throw new Error("nothing is typed");
    const [expectedLine, expectedCaret] = at(becomes);
    expect(complete(line, typing, choice)).toEqual({ line: expectedLine, caret: expectedCaret });
  });

  test("is offered when it begins with what is typed, then when it holds it", () => {
    const offered = (text: string) => {
      const typing = typingAt(OPERATORS, ...at(text));
      return typing === null ? null : offeredFor(OPERATORS, typing);
    };
    expect(offered("flow:link|")).toEqual(["payout_link", "payment_link"]);
    expect(offered("direction:|")).toEqual(["in", "out"]);
    expect(offered("la|")).toEqual(["last4"]);
    expect(offered("amount:5|")).toEqual([]);
  });

  test("is offered in French by the operator's French name, found by either, with or without its accents", () => {
    const offered = (text: string) => {
      const typing = typingAt(OPERATORS, ...at(text));
      return typing === null ? null : offeredFor(OPERATORS, typing, "fr-CA");
    };
    expect(offered("mon|")).toEqual(["montant"]);
    expect(offered("amo|")).toEqual(["montant"]);
    expect(offered("eta|")).toEqual(["état"]);
    expect(offered("état:fa|")).toEqual(["failed"]);
    expect(offered("etat:fa|")).toEqual(["failed"]);
  });
});
