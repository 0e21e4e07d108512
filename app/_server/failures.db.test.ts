import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import type { Person } from "@/lib/context";
import { Busy, Conflict, Forbidden, InvalidInput, NotFound } from "@/lib/errors";
import { openTestTeam, type TestTeam } from "@/lib/team/testing";
import { describeFailure } from "./failures";

let team: TestTeam;
let nils: Person;
beforeAll(async () => {
  team = await openTestTeam();
  nils = await team.add({ name: "Nils Berg", role: "viewer" });
});
beforeEach(() => team.db.delete(auditEntries));
afterAll(() => team.close());

test("what somebody may not do is recorded as what they asked for", async () => {
  const ctx = team.as(nils);
  const answer = await describeFailure(ctx, new Forbidden("authorizations.capture"), "transaction.capture");
  expect(answer).toMatchObject({ kind: "forbidden", key: "forbidden" });
  expect(await team.db.select().from(auditEntries)).toMatchObject([
    {
      action: "transaction.capture",
      outcome: "refused",
      reason: "authorizations.capture",
      actorId: nils.id,
      requestId: ctx.requestId,
    },
  ]);
});

test("what could not be done for another reason is told, not recorded, and nothing unforeseen leaves the server", async () => {
  const told = async (error: unknown) => {
    const { kind, key, values } = await describeFailure(team.as(nils), error, "transaction.capture");
    return { kind, key, values };
  };
  expect(await told(new InvalidInput({ name: { key: "name_missing" } }))).toMatchObject({ kind: "invalid" });
  expect(await told(new Conflict("changed_meanwhile"))).toMatchObject({ kind: "conflict", key: "changed_meanwhile" });
  expect(await told(new NotFound("contact"))).toMatchObject({ kind: "not_found" });
  expect(await told(new Busy("hashing"))).toMatchObject({ kind: "conflict", key: "busy" });
  const unforeseen = await told(new Error("select * from users failed"));
  expect(unforeseen).toEqual({
    kind: "unexpected",
    key: "unexpected",
    values: { caseNumber: expect.stringMatching(/^[0-9A-F]{8}$/) },
  });
  expect(await team.db.select().from(auditEntries)).toEqual([]);
});
