import type { z } from "zod";
import { type FieldProblems, InvalidInput } from "./errors";

/** Parses what came in, or throws `InvalidInput` with one sentence per field (schema messages are keys of `errors`). */
export function parse<T extends z.ZodType>(schema: T, input: unknown): z.infer<T> {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  const fields: FieldProblems = {};
  for (const issue of read.error.issues) {
    const path = issue.path.join(".") || "form";
    fields[path] ??= { key: /^[a-z0-9_]+$/.test(issue.message) ? issue.message : "not_understood" };
  }
  throw new InvalidInput(fields);
}
