import { expect, test } from "vitest";
import { whyUnwritten } from "./truth";

test("of a mail that nobody can read yet it is said what it waits for, and only a link is waited for", () => {
  expect(whyUnwritten({ kind: "link", truth: "waiting" })).toBe("notYet");
  expect(whyUnwritten({ kind: "alert", truth: "held_up" })).toBe("leavesNot");
  expect(whyUnwritten({ kind: "receipt", truth: "queued" })).toBe("leavesNot");
  expect(whyUnwritten({ kind: "link", truth: "withdrawn" })).toBe("noLetter");
  expect(whyUnwritten({ kind: "alert", truth: "withdrawn" })).toBe("noLetter");
});
