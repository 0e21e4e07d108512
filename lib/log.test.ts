import { DrizzleQueryError } from "drizzle-orm/errors";
import pino from "pino";
import { expect, test } from "vitest";
import { withoutValues } from "./log";

test("a failed query is told without the values it was to write", () => {
  const refused = Object.assign(new Error('duplicate key value violates unique constraint "mails_pkey"'), {
    code: "23505",
    detail: "Failing row contains (https://pay.example/s3cret-link).",
  });
  const query = 'insert into "mails" ("html") values ($1)';
  const error = new DrizzleQueryError(query, ["https://pay.example/s3cret-link\n    at x"], refused);
  const plain = withoutValues(error);
  if (!(plain instanceof Error)) throw new Error("no error");
  const line = JSON.stringify(pino.stdSerializers.err(plain)) + String(plain.stack);
  expect(line).not.toContain("s3cret");
  expect(line).toContain("23505");
  expect(line).toContain("mails_pkey");
  expect(plain.message).toBe(`Failed query: ${query}`);
  expect(plain.stack).toContain("log.test.ts");
});

test("any other error is told as it is", () => {
  const error = new RangeError("beyond exact integers");
  expect(withoutValues(error)).toBe(error);
  expect(withoutValues("text")).toBe("text");
});
