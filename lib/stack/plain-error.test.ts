import { expect, test } from "vitest";
import { PlainError, wordsOf } from "./plain-error";

test("an error that was expected is its sentence", () => {
  expect(wordsOf(new PlainError("the port is taken"))).toBe("the port is taken");
});

test("a surprise is said with its trace and with what caused it", () => {
  const cause = new Error("duplicate key value");
  const words = wordsOf(new Error("Failed query", { cause }));
  expect(words).toContain("Failed query\n    at ");
  expect(words).toContain("because of Error: duplicate key value\n    at ");
});
