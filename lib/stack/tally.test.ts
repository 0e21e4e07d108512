import { expect, test } from "vitest";
import { countsOf, sentence, sum } from "./tally";

test("vitest's and Playwright's counts become one line", () => {
  const unit = countsOf({
    numPassedTests: 40,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    numFailedTestSuites: 1,
  });
  const journeys = countsOf({ stats: { expected: 10, unexpected: 0, flaky: 1, skipped: 0 } });
  expect(unit).toEqual({ passed: 40, failed: 1, skipped: 3 });
  expect(sentence(sum([unit, journeys]))).toBe("50 passed, 2 failed, 3 skipped");
});
