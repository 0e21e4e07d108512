import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { mails } from "@/db/schema/mails";
import { Forbidden } from "@/lib/errors";
import type { Cell } from "@/lib/exports/table";
import type { Export } from "@/lib/exports/take-away";
import type { PagePlace } from "@/lib/lists/page";
import { parseLine } from "@/lib/lists/search-line";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { addManyMails } from "@/lib/testing/many-mails";
import { addManyTransactions } from "@/lib/testing/many-transactions";
import { searchDesk } from "@/lib/transactions/search";
import { bucketOf } from "@/lib/transactions/transaction";
import { exportLinks, type LinkExportWords } from "./export-links";
import { exportMails, type MailExportWords } from "./export-mails";
import { goesByLink, type LinkView } from "./link";
import { type LinkColumn, linkColumns } from "./link-columns";
import { LINK_SEARCH } from "./link-search";
import { type LinkLine, type LinkPage, listLinks } from "./list-links";
import { listMails, type MailLine, type MailPage, mailCondition, readMailLines } from "./list-mails";
import { type MailColumn, mailColumns } from "./mail-columns";
import { MAIL_SEARCH } from "./mail-search";
import { MAIL_TRUTHS, truthOf } from "./truth";

const WORDS = { currency: "CAD", today: "2026-11-20", contacts: [] };

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
  await addManyTransactions(desk.db, 1_400, new Date("2026-11-20T12:00:00Z"));
  await addManyMails(desk.db, 400, new Date("2026-11-20T12:00:00Z"));
});
afterAll(() => desk.close());

const linkFilter = (line: string, view: LinkView = "all") => {
  const { filter, problems } = parseLine(LINK_SEARCH, line, WORDS);
  expect(problems).toEqual([]);
  return { ...filter, view };
};
const mailFilter = (line: string, view: "all" | "bounced" = "all") => {
  const { filter, problems } = parseLine(MAIL_SEARCH, line, WORDS);
  expect(problems).toEqual([]);
  return { ...filter, view };
};
const links = (line: string, view?: LinkView, place: PagePlace = null) =>
  listLinks(desk.as("viewer"), linkFilter(line, view), place);
const outbox = (line: string, view?: "all" | "bounced", place: PagePlace = null) =>
  listMails(desk.as("viewer"), mailFilter(line, view), place);

/** Every page of a list, one after the other. */
async function all<R>(read: (place: PagePlace) => Promise<{ rows: R[]; older: string | null }>): Promise<R[]> {
  const rows: R[] = [];
  let place: PagePlace = null;
  for (;;) {
    const page: { rows: R[]; older: string | null } = await read(place);
    rows.push(...page.rows);
    if (page.older === null) return rows;
    place = { cursor: page.older, towards: "older" };
  }
}
const allLinks = (line: string, view?: LinkView): Promise<LinkLine[]> =>
  all((place): Promise<LinkPage> => links(line, view, place));
const allMails = (line: string, view?: "all" | "bounced"): Promise<MailLine[]> =>
  all((place): Promise<MailPage> => outbox(line, view, place));

describe("links", () => {
  const everything = () => allLinks("");

  test("are all of the transactions that go by one, and nothing else", async () => {
    const rows = await everything();
    expect(rows.every(({ flow }) => goesByLink(flow))).toBe(true);
    expect(rows.length).toBe((await links("")).sums.matching);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  test.each<[line: string, is: (line: LinkLine) => boolean]>([
    ["state:requested,failed", ({ state }) => state === "requested" || state === "failed"],
    ["flow:payout_link", ({ flow }) => flow === "payout_link"],
    ["amount:>5000", ({ amountMinor }) => amountMinor > 500_000],
    ["contact:lakeside", ({ contactName }) => /lakeside/i.test(contactName)],
    ["to:client7", ({ deliveries }) => deliveries.some(({ to }) => to.includes("client7"))],
    ["TO:AP3", ({ deliveries }) => deliveries.some(({ to }) => to.includes("ap3"))],
    [
      "after:2025-01-01 before:2026-01-01",
      ({ createdAt }) => createdAt > "2025-01-01T05" && createdAt < "2026-01-01T05",
    ],
    [
      "state:completed to:client4 amount:<9000",
      ({ state, deliveries, amountMinor }) =>
        state === "completed" && amountMinor < 900_000 && deliveries.some(({ to }) => to.includes("client4")),
    ],
  ])("that %s finds are these", async (line, is) => {
    const expected = (await everything()).filter(is).map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(0);
    expect((await allLinks(line)).map(({ id }) => id)).toEqual(expected);
  });

  test("are found by an address that was mailed them, and by their reference", async () => {
    const [row] = (await everything()).filter(({ deliveries }) => deliveries.length > 0);
    const to = row?.deliveries[0]?.to ?? "";
    expect((await allLinks(to)).map(({ id }) => id)).toContain(row?.id);
    expect((await allLinks(`ref:${row?.reference}`)).map(({ id }) => id)).toEqual([row?.id]);
    expect((await allLinks(row?.reference ?? "")).map(({ id }) => id)).toEqual([row?.id]);
  });

  test.each(["all", "waiting", "not_mailed"] as const)("add up to the cent, whatever the view: %s", async (view) => {
    for (const line of ["", "amount:>3000", "to:client1"]) {
      const rows = await allLinks(line, view);
      const { sums } = await links(line, view);
      expect(sums.matching).toBe(rows.length);
      const [shown] = sums.currencies;
      for (const bucket of ["in", "out"] as const) {
        const minor = rows.filter((row) => bucketOf(row) === bucket).reduce((sum, row) => sum + row.amountMinor, 0);
        expect(shown?.buckets[bucket].minor ?? 0).toBe(minor);
      }
    }
  });

  test("page back to where they came from", async () => {
    const first = await links("");
    const second = await links("", "all", { cursor: first.older ?? "", towards: "older" });
    expect(second.sums.before).toBe(first.rows.length);
    const back = await links("", "all", { cursor: second.newer ?? "", towards: "newer" });
    expect(back.rows).toEqual(first.rows);
  });
});

describe("mails", () => {
  test("are counted and found by what is known of each, as the screen says it", async () => {
    const stored = await desk.db.select().from(mails);
    for (const truth of MAIL_TRUTHS) {
      const expected = stored.filter((row) => truthOf(row) === truth).map(({ id }) => id);
      const rows = await allMails(`state:${truth}`);
      expect(expected.length, truth).toBeGreaterThan(0);
      expect(rows.map(({ id }) => id).sort(), truth).toEqual(expected.sort());
      expect(rows.every((row) => row.truth === truth)).toBe(true);
      expect((await outbox(`state:${truth}`)).counted.matching).toBe(expected.length);
    }
  });

  test.each<[line: string, is: (line: MailLine) => boolean]>([
    ["kind:receipt", ({ kind }) => kind === "receipt"],
    [
      "state:bounced,delayed kind:link",
      ({ truth, kind }) => (truth === "bounced" || truth === "delayed") && kind === "link",
    ],
    ["to:client3.example", ({ to }) => to.includes("client3.example")],
    ["contact:harbour", ({ contactName }) => /harbour/i.test(contactName ?? "")],
    ['"enclosed 12"', ({ subject }) => /^enclosed 12/i.test(subject)],
    ["harbour", ({ contactName, to, subject }) => /harbour/i.test(`${contactName} ${to} ${subject}`)],
    ["on:2026-11-20", ({ createdAt }) => createdAt >= "2026-11-20T05"],
  ])("that %s finds are these", async (line, is) => {
    const expected = (await allMails("")).filter(is).map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(0);
    expect((await allMails(line)).map(({ id }) => id)).toEqual(expected);
    // As they are read where most of a million match.
    const tried = mailCondition(mailFilter(line), await searchDesk(desk.as("viewer")), false);
    const rows = await readMailLines(desk.db, tried, null, expected.length + 1, false);
    expect(rows.map(({ line: { id } }) => id)).toEqual(expected);
  });

  test("are found by the payment that they are about", async () => {
    const [row] = await allMails("");
    expect((await allMails(row?.reference ?? "")).map(({ id }) => id)).toContain(row?.id);
  });

  test("that did not arrive are those refused or bounced", async () => {
    const rows = await allMails("", "bounced");
    expect(new Set(rows.map(({ truth }) => truth))).toEqual(new Set(["refused", "bounced"]));
    expect(rows).toHaveLength((await outbox("")).counts.bounced);
  });
});

const linkWords: LinkExportWords = {
  title: "Links",
  column: (column) => column,
  state: (state) => state,
  flow: (flow) => flow,
  truth: (truth) => truth,
  bucket: (bucket) => bucket,
  note: (note) => note,
};
const mailWords: MailExportWords = {
  title: "Mails",
  column: (column) => column,
  language: (language) => language,
  kind: (kind) => kind,
  truth: (truth) => truth,
  note: (note) => note,
};

async function linesOf({ table }: Export) {
  const rows: (readonly Cell[])[] = [];
  for await (const batch of table.rows) rows.push(...batch);
  return { rows, heads: table.heads, notes: table.notes() };
}

describe("an export", () => {
  test("of links is the list as it is on the screen, with its sums, and has no link in it", async () => {
    const filter = linkFilter("state:completed amount:>2000");
    const shown = await allLinks("state:completed amount:>2000");
    const columns: LinkColumn[] = ["reference", "link", "amount", "contact", "asked", "by"];
    const { rows, heads, notes } = await linesOf(
      await exportLinks(desk.as("preparer"), { filter, columns, format: "csv" }, linkWords),
    );
    expect(heads).toEqual(["reference", "countedAs", "amount", "currency", "contact", "asked (America/Toronto)", "by"]);
    expect(rows.map((row) => [row[0], row[4], row[5], row[6]])).toEqual(
      shown.map(({ reference, contactName, createdAt, by }) => [reference, contactName, { at: createdAt }, by ?? ""]),
    );
    expect(JSON.stringify(rows)).not.toContain("https:");
    const out = rows
      .filter((row) => row[1] === "out")
      .flatMap((row) => (typeof row[2] === "object" && "minor" in row[2] ? [row[2].minor] : []));
    expect(notes.find(([name]) => name === "out")?.[2]).toEqual({
      minor: out.reduce((sum, minor) => sum + minor, 0),
      currency: "CAD",
    });
    const [entry] = await desk.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, "link.export"))
      .orderBy(auditEntries.id);
    expect(entry?.data).toEqual({
      format: "csv",
      rows: shown.length,
      columns: columns.join(),
      filter: "amount:>2000 state:completed",
    });
  });

  test("of links has every column that can be chosen, and says of reminders when the next one leaves", async () => {
    const shown = await allLinks("");
    const columns = linkColumns.all;
    const { rows, heads } = await linesOf(
      await exportLinks(desk.as("preparer"), { filter: linkFilter(""), columns, format: "csv" }, linkWords),
    );
    // The link itself is left out; the amount takes two more.
    expect(heads).toHaveLength(columns.length + 1);
    const at = heads.findIndex((head) => head.startsWith("nextReminder"));
    const days = rows.map((row) => row[at]);
    expect(days.some((day) => day !== "")).toBe(true);
    expect(days).toEqual(
      shown.map(({ deliveries }) => {
        const planned = deliveries.filter(({ truth }) => truth === "planned").map((each) => each.at);
        return planned.length === 0 ? "" : { at: planned.reduce((a, b) => (a < b ? a : b)) };
      }),
    );
  });

  test("of mails is the list, each with what is known of it", async () => {
    const shown = await allMails("state:bounced", "bounced");
    const made = await exportMails(
      desk.as("preparer"),
      { filter: mailFilter("state:bounced", "bounced"), columns: mailColumns.usual.columns, format: "xlsx" },
      mailWords,
    );
    const { rows, notes } = await linesOf(made);
    expect(rows.map(([, to, subject]) => [to, subject])).toEqual(shown.map(({ to, subject }) => [to, subject]));
    expect(rows.every((row) => row[4] === "bounced")).toBe(true);
    expect(rows.map((row) => row[5])).toEqual(shown.map(({ at }) => ({ at })));
    expect(notes).toContainEqual(["filter", "view:bounced state:bounced"]);
    const [entry] = await desk.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, "mail.export"))
      .orderBy(auditEntries.id);
    expect(entry).toMatchObject({ actorName: "Test preparer", data: { format: "xlsx", rows: shown.length } });
  });

  test("of mails has the columns of the screen in their order", async () => {
    const columns: MailColumn[] = ["attempts", "recipient", "kind", "delivery", "nextTry", "language", "answer"];
    const filter = mailFilter("state:held_up");
    const { rows, heads } = await linesOf(
      await exportMails(desk.as("preparer"), { filter, columns, format: "csv" }, mailWords),
    );
    const zone = "America/Toronto";
    const times = [`since (${zone})`, `nextTry (${zone})`];
    expect(heads).toEqual(["attempts", "recipient", "kind", "delivery", ...times, "language", "answer"]);
    const shown = await allMails("state:held_up");
    expect(rows).toEqual(
      shown.map(({ attempts, to, kind, truth, at, nextTryAt, language, answer }) => [
        { count: attempts },
        to,
        kind,
        truth,
        { at },
        nextTryAt === null ? "" : { at: nextTryAt },
        language,
        answer ?? "",
      ]),
    );
    const entries = await desk.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, "mail.export"))
      .orderBy(auditEntries.id);
    expect(entries.at(-1)?.data).toMatchObject({ columns: columns.join() });
  });

  test("is not for a viewer", async () => {
    const asks = { format: "csv" } as const;
    await expect(
      exportLinks(desk.as("viewer"), { ...asks, filter: linkFilter(""), columns: ["contact"] }, linkWords),
    ).rejects.toThrow(Forbidden);
    await expect(
      exportMails(desk.as("viewer"), { ...asks, filter: mailFilter(""), columns: ["recipient"] }, mailWords),
    ).rejects.toThrow(Forbidden);
  });
});
