import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { Forbidden } from "@/lib/errors";
import type { Cell } from "@/lib/exports/table";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { auditColumns } from "./audit-columns";
import { type AuditExportWords, exportAudit } from "./export";
import { AUDIT_SEARCH, type AuditFilter } from "./filter";
import { record } from "./record";

const NONE: AuditFilter = { ...AUDIT_SEARCH.nothing, view: "all" };
const words: AuditExportWords = {
  title: "Audit log",
  column: (column) => column,
  action: ({ action }) => `did ${action}`,
  outcome: (outcome) => outcome,
  note: (note) => note,
};

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
  for (let n = 0; n < 2_100; n += 1)
    await record(desk.db, desk.as("preparer"), {
      action: n % 3 === 0 ? "sign_in" : "mail.send",
      subjectId: `s${n}`,
      data: { reference: `JD-${n}`, n },
    });
});
afterAll(() => desk.close());

async function rowsOf(filter: Partial<AuditFilter>) {
  const made = await exportAudit(
    desk.as("approver"),
    { filter: { ...NONE, ...filter }, columns: auditColumns.all, format: "csv" },
    words,
  );
  const rows: (readonly Cell[])[] = [];
  for await (const batch of made.table.rows) rows.push(...batch);
  return { made, rows, heads: made.table.heads, notes: made.table.notes() };
}

test("the audit log's file has every entry that the filter lets through, once, the newest first, as it was written", async () => {
  const { made, rows, heads, notes } = await rowsOf({ groups: ["mails"] });
  expect(rows).toHaveLength(1_400);
  expect(made.matching).toBe(1_400);
  expect(notes[0]).toEqual(["rows", { count: 1_400 }]);
  expect(new Set(rows.map((row) => row[heads.indexOf("about")])).size).toBe(1_400);
  expect(rows[0]?.slice(1)).toEqual([
    "Test preparer",
    "did mail.send",
    "",
    expect.stringMatching(/^{"entry":\d+,"request":"[^"]+","n":2099,"reference":"JD-2099"}$/),
    "s2099",
    "JD-2099",
    "done",
    "mail.send",
    expect.any(String),
  ]);
});

test("that somebody took it away is in it, with the filter, before the first line leaves", async () => {
  const { table, cancel } = await exportAudit(
    desk.as("approver"),
    { filter: NONE, columns: ["time", "what"], format: "xlsx" },
    words,
  );
  const [entry] = await desk.db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.data, { format: "xlsx", rows: 2_101, columns: "time,what", filter: "everything" }));
  expect(entry).toMatchObject({ action: "audit.export", actorName: "Test approver", outcome: "done" });
  expect(table.heads[0]).toBe("time (America/Toronto)");
  await cancel();
});

test("it is for those who may read it", async () => {
  for (const role of ["viewer", "preparer"] as const)
    await expect(
      exportAudit(desk.as(role), { filter: NONE, columns: auditColumns.all, format: "csv" }, words),
    ).rejects.toBeInstanceOf(Forbidden);
});
