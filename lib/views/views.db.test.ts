import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { auditColumns } from "@/lib/audit/audit-columns";
import { contactColumns } from "@/lib/contacts/contact-columns";
import { Conflict, Forbidden, NotFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { Columns } from "@/lib/lists/columns";
import { linkColumns } from "@/lib/mail/link-columns";
import { mailColumns } from "@/lib/mail/mail-columns";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { transactionColumns } from "@/lib/transactions/columns";
import { deliveryColumns } from "@/lib/webhooks/delivery-columns";
import { eventColumns } from "@/lib/webhooks/event-columns";
import { readViews } from "./queries";
import { layoutInput, removeView, saveLayout, saveView, viewInput } from "./save";
import { VIEWED_LISTS, type ViewedList } from "./view";

const COLUMNS: Record<ViewedList, Columns<string>> = {
  transactions: transactionColumns,
  links: linkColumns,
  mails: mailColumns,
  contacts: contactColumns,
  deliveries: deliveryColumns,
  events: eventColumns,
  audit: auditColumns,
};

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

const given = (more: Partial<Parameters<typeof saveView>[1]> = {}) => ({
  id: newId(),
  list: "transactions" as const,
  name: "Month-end",
  search: "?state=failed&min=50001",
  columns: ["contact", "amount"],
  pinned: 1,
  shared: false,
  seen: null,
  ...more,
});
const namesFor = async (role: "viewer" | "preparer" | "approver" | "administrator") =>
  (await readViews(desk.as(role), "transactions")).views.map(({ id }) => id);

describe("a saved view", () => {
  test("is its owner's alone until it is shared, and says then whose it is", async () => {
    const view = given();
    await saveView(desk.as("preparer"), view);
    expect(await namesFor("preparer")).toContain(view.id);
    expect(await namesFor("administrator")).not.toContain(view.id);
    await saveView(desk.as("preparer"), { ...view, shared: true, seen: 1 });
    const seen = (await readViews(desk.as("viewer"), "transactions")).views.find(({ id }) => id === view.id);
    expect(seen).toMatchObject({
      name: "Month-end",
      ownerName: "Test preparer",
      own: false,
      mayChange: false,
      version: 2,
    });
    expect(seen).toMatchObject({ search: "?state=failed&min=50001", columns: ["contact", "amount"], pinned: 1 });
  });

  test("is saved once however often the form is sent", async () => {
    const view = given();
    await saveView(desk.as("viewer"), view);
    await saveView(desk.as("viewer"), view);
    expect((await namesFor("viewer")).filter((id) => id === view.id)).toHaveLength(1);
  });

  test.each([
    ["name", { name: "Year-end" }],
    ["filter", { search: "?state=paid" }],
    ["columns", { columns: ["amount"] }],
  ])("whose form is sent again with another %s is not told as saved so", async (_what, corrected) => {
    const view = given();
    await saveView(desk.as("preparer"), view);
    const again = saveView(desk.as("preparer"), { ...view, ...corrected });
    await expect(again).rejects.toEqual(new Conflict("view_form_used", { name: "Month-end" }));
    const { views } = await readViews(desk.as("preparer"), "transactions");
    expect(views.find(({ id }) => id === view.id)).toMatchObject({ name: "Month-end", version: 1 });
  });

  test("is saved once though the form is sent twice at once", async () => {
    for (let n = 0; n < 8; n += 1) {
      const view = given();
      await Promise.all([saveView(desk.as("viewer"), view), saveView(desk.as("viewer"), view)]);
      const entries = (await desk.db.select().from(auditEntries)).filter(({ subjectId }) => subjectId === view.id);
      expect(entries).toHaveLength(1);
    }
  });

  test("that is shared is not changed by an owner who may share no more, but kept to themselves or taken away", async () => {
    const view = given({ shared: true });
    await saveView(desk.as("preparer"), view);
    const demoted = { ...desk.as("preparer"), actor: { ...desk.as("preparer").actor, role: "viewer" as const } };
    await expect(saveView(demoted, { ...view, name: "Year-end", seen: 1 })).rejects.toThrow(Forbidden);
    await saveView(demoted, { ...view, shared: false, seen: 1 });
    expect(await namesFor("administrator")).not.toContain(view.id);
    await removeView(demoted, { id: view.id, seen: 2 });
  });

  test("has no letters that the database cannot hold", () => {
    expect(viewInput.parse(given({ name: "Month\0end " })).name).toBe("Month end");
    expect(viewInput.safeParse(given({ columns: ["con\0tact"] })).success).toBe(false);
    expect(viewInput.safeParse(given({ search: "?q=\0" })).success).toBe(false);
    const layout = { list: "transactions", columns: ["\0"], pinned: 0 };
    expect(layoutInput.safeParse(layout).success).toBe(false);
  });

  test("is shared only by who may share", async () => {
    await expect(saveView(desk.as("viewer"), given({ shared: true }))).rejects.toThrow(Forbidden);
  });

  test("is changed by its owner, by an administrator where it is shared, and by nobody else", async () => {
    const view = given({ shared: true });
    await saveView(desk.as("preparer"), view);
    const change = { ...view, name: "Year-end", seen: 1 };
    await expect(saveView(desk.as("approver"), change)).rejects.toThrow(NotFound);
    await saveView(desk.as("administrator"), change);
    await expect(saveView(desk.as("preparer"), change)).rejects.toMatchObject({ key: "changed_meanwhile" });
    const own = given();
    await saveView(desk.as("preparer"), own);
    await expect(removeView(desk.as("administrator"), { id: own.id, seen: 1 })).rejects.toThrow(NotFound);
  });

  test("that was taken away stays away, and all of it is in the audit log", async () => {
    const view = given({ name: "Gone" });
    await saveView(desk.as("preparer"), view);
    await removeView(desk.as("preparer"), { id: view.id, seen: 1 });
    await removeView(desk.as("preparer"), { id: view.id, seen: 1 });
    await expect(saveView(desk.as("preparer"), { ...view, seen: 1 })).rejects.toThrow(NotFound);
    const entries = (await desk.db.select().from(auditEntries)).filter(({ subjectId }) => subjectId === view.id);
    expect(entries.map(({ action, actorName }) => [action, actorName])).toEqual([
      ["view.save", "Test preparer"],
      ["view.remove", "Test preparer"],
    ]);
  });
});

test("columns that somebody chose are theirs alone, and the last choice holds", async () => {
  const choice = { list: "transactions" as const, columns: ["amount", "contact"], pinned: 0 };
  await saveLayout(desk.as("viewer"), { ...choice, pinned: 1 });
  await saveLayout(desk.as("viewer"), choice);
  expect((await readViews(desk.as("viewer"), "transactions")).layout).toEqual({ columns: choice.columns, pinned: 0 });
  expect((await readViews(desk.as("approver"), "transactions")).layout).toBeNull();
});

test("views of a list are for those who may see the list", async () => {
  for (const list of ["audit", "events", "deliveries"] as const) {
    await expect(readViews(desk.as("viewer"), list)).rejects.toBeInstanceOf(Forbidden);
    const view = given({ list, name: "Mine" });
    await expect(saveView(desk.as("viewer"), viewInput.parse(view))).rejects.toBeInstanceOf(Forbidden);
  }
});

test.each(VIEWED_LISTS)("columns of %s are kept as they were chosen, and each list has its own", async (list) => {
  const person = desk.as("administrator");
  const { all, known } = COLUMNS[list];
  const columns = all.toReversed();
  await saveLayout(person, layoutInput.parse({ list, columns, pinned: 2 }));
  const view = given({ list, name: `All of ${list}`, columns, pinned: 3 });
  await saveView(person, viewInput.parse(view));
  const { layout, views } = await readViews(person, list);
  expect(known(layout?.columns ?? [], layout?.pinned ?? 0)).toEqual({ columns, pinned: 2 });
  const saved = views.find(({ id }) => id === view.id);
  expect(known(saved?.columns ?? [], saved?.pinned ?? 0)).toEqual({ columns, pinned: 3 });
});
