import { expect, test } from "vitest";
import { stateOf } from "./lifecycle";
import { eachOrdering, eventsOf, wordPaths } from "./lifecycle.paths";

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

test("every way through the table of up to 7 words ends in its last one, in whatever order it is heard", () => {
  const wrong: string[] = [];
  for (const path of wordPaths(7)) {
    const ends = path.at(-1);
    const tried = eachOrdering(eventsOf(path), (order) => {
      if (stateOf(order) !== ends) wrong.push(`${path.join(" ")}: ${order.map((fact) => fact.saidState).join(" ")}`);
    });
    expect(tried).toBe(factorial(path.length));
  }
  expect(wrong).toEqual([]);
}, 300_000);
