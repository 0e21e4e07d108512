import { DrizzleQueryError } from "drizzle-orm/errors";
import { expect, test } from "vitest";
import { isPassing } from "./passing-fault";

const withCode = (code: string, message = "no") => Object.assign(new Error(message), { code });

test.each(["08006", "40P01", "53300", "55P03", "57P01", "57014", "ECONNRESET", "ECONNREFUSED", "EPIPE"])(
  "%s says nothing of what was asked",
  (code) => {
    expect(isPassing(withCode(code))).toBe(true);
    expect(isPassing(new DrizzleQueryError("select 1", [], withCode(code)))).toBe(true);
  },
);

test.each(["22P05", "23505", "42703", "54000", "XX000"])("%s is about the statement", (code) =>
  expect(isPassing(withCode(code))).toBe(false),
);

test("the driver's own words count, those inside a query do not", () => {
  expect(isPassing(new Error("Connection terminated unexpectedly"))).toBe(true);
  expect(isPassing(new Error("timeout exceeded when trying to connect"))).toBe(true);
  expect(isPassing(new DrizzleQueryError("select 1", ["connection terminated"], withCode("22P02")))).toBe(false);
  expect(isPassing("connection terminated")).toBe(false);
});
