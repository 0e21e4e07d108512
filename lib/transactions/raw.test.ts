import { expect, test } from "vitest";
import { indent } from "./raw";

test("an event is indented with every digit of its numbers", () => {
  const json = '{"id":9223372036854775807,"data":{"amount":100.50,"note":"1 \\"2\\" 3","deep":[1e2,-0.10,null]}}';
  expect(indent(json)).toBe(
    [
      "{",
      '  "id": 9223372036854775807,',
      '  "data": {',
      '    "amount": 100.50,',
      '    "note": "1 \\"2\\" 3",',
      '    "deep": [',
      "      1e2,",
      "      -0.10,",
      "      null",
      "    ]",
      "  }",
      "}",
    ].join("\n"),
  );
});
