import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safePath } from "./safe-path";

const ORIGIN = "https://desk.harrowandpine.example";

describe("the way back after signing in", () => {
  it("keeps a path of this site with its question and anchor", () => {
    for (const path of ["/", "/transactions", "/transactions?state=unknown&flow=payout", "/contacts/7#methods"]) {
      expect(safePath(path)).toBe(path);
    }
  });

  it("drops what leads elsewhere, and what would lead in a circle", () => {
    const bad = [
      null,
      "",
      "transactions",
      "//evil.example",
      "/\\evil.example",
      "\\\\evil.example",
      "https://evil.example/",
      "javascript:alert(1)",
      "/\t/evil.example",
      "\n//evil.example",
      "/..//evil.example",
      "/%2e%2e//evil.example",
      "/sign-in?from=/sign-in",
      "/api/auth/signout",
      `/${"a".repeat(3000)}`,
    ];
    for (const from of bad) expect(safePath(from), String(from)).toBe("/");
  });

  it("stays on this site whatever is asked for", () => {
    const piece = fc.constantFrom(
      "/",
      "//",
      "\\",
      "..",
      ".",
      "%2f",
      "%5c",
      "@",
      ":",
      "?",
      "#",
      "\t",
      "\n",
      "\0",
      "evil.example",
      "https:",
      " ",
      "é",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.webUrl(),
      fc.array(piece).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          text.map((rest) => `/${rest}`),
        ),
        (from) => {
          const path = safePath(from);
          expect(new URL(path, ORIGIN).origin).toBe(ORIGIN);
          expect(path).toMatch(/^\/(?![/\\])/);
          // Going there twice is going there once.
          expect(safePath(path)).toBe(path);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
