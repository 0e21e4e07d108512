import { expect, test } from "vitest";
import { type BoundaryKind, boundaryOf, isThere } from "./boundary";

test.each<[string, BoundaryKind, string]>([
  ["begin", "begin", "begin"],
  ["COMMIT", "commit", "commit"],
  ["rollback", "rollback", "rollback"],
  ['insert into "operations" ("id") values ($1)', "write", "operations"],
  ['update "transactions" set "state" = $1', "write", "transactions"],
  ['delete from "orphans" where "jetpay_id" = $1', "write", "orphans"],
  ['select "id" from "mails" where "mails"."id" = $1', "read", "mails"],
  ['select "id" from "mails" where "mails"."id" = $1 for update', "lock", "mails"],
  ['select "id" from "mails" for no key update skip locked', "lock", "mails"],
  ["select pg_advisory_xact_lock(hashtextextended($1, 0))", "lock", "select"],
  ["\n  select graphile_worker.add_job(identifier => $1)", "enqueue", "job"],
  ["select pg_notify($1, $2)", "notify", "pages"],
])("%s", (statement, kind, what) => {
  expect(boundaryOf(statement)).toEqual({ kind, what });
});

test("a place is a kind of boundary, or either way out or back", () => {
  const at = (kind: BoundaryKind) => ({ kind, what: "" });
  expect(isThere("commit", at("commit"))).toBe(true);
  expect(isThere("commit", at("committed"))).toBe(false);
  expect(isThere("leaving", at("call")) && isThere("leaving", at("mail"))).toBe(true);
  expect(isThere("answered", at("answer")) && isThere("answered", at("mailed"))).toBe(true);
  expect(isThere("leaving", at("answer"))).toBe(false);
});
