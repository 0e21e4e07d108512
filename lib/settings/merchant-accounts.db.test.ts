import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { merchantAccounts } from "@/db/schema/contacts";
import type { Context, Person } from "@/lib/context";
import { Forbidden, InvalidInput } from "@/lib/errors";
import { openTestTeam, type TestTeam } from "@/lib/team/testing";
import { listMerchantAccounts, type MerchantAccountInput, saveMerchantAccount } from "./merchant-accounts";

let team: TestTeam;
let ana: Context<Person>;

beforeAll(async () => {
  team = await openTestTeam();
  ana = team.as(await team.add({ name: "Ana Lavoie", role: "administrator" }));
});
beforeEach(async () => {
  await team.db.delete(merchantAccounts);
  await team.db.delete(auditEntries);
});
afterAll(() => team.close());

const account = (change: Partial<MerchantAccountInput> = {}): MerchantAccountInput => ({
  id: null,
  seen: null,
  jetpayId: "acc-1",
  label: "Operating",
  institution: "RBC",
  last4: "2201",
  isDefault: false,
  active: true,
  ...change,
});
const shown = async (id: string) => {
  const found = (await listMerchantAccounts(ana)).find((each) => each.id === id);
  if (found === undefined) throw new Error("no such account");
  const { id: _, ...seen } = found;
  return seen;
};
const states = async () =>
  (await listMerchantAccounts(ana)).map(({ label, isDefault, active }) => ({ label, isDefault, active }));

test("the first account is the usual one, asked for or not; a later one takes its place when asked to", async () => {
  await saveMerchantAccount(ana, account());
  expect(await states()).toEqual([{ label: "Operating", isDefault: true, active: true }]);
  await saveMerchantAccount(ana, account({ jetpayId: "acc-2", label: "Payroll", isDefault: true }));
  expect(await states()).toEqual([
    { label: "Payroll", isDefault: true, active: true },
    { label: "Operating", isDefault: false, active: true },
  ]);
  const entries = await team.db.select().from(auditEntries);
  expect(entries.map(({ action, actorName }) => `${action} by ${actorName}`)).toEqual([
    "merchant_account.save by Ana Lavoie",
    "merchant_account.save by Ana Lavoie",
  ]);
});

test("the usual account can't be taken out of use while another one is in use", async () => {
  const { id } = await saveMerchantAccount(ana, account());
  await saveMerchantAccount(ana, account({ jetpayId: "acc-2", label: "Payroll" }));
  const seen = await shown(id);
  for (const change of [{ active: false }, { active: false, isDefault: true }]) {
    await expect(saveMerchantAccount(ana, account({ id, seen, ...change }))).rejects.toMatchObject({
      key: "merchant_default_inactive",
    });
  }
  expect((await states()).filter(({ isDefault }) => isDefault)).toHaveLength(1);
});

test("an account entered twice after a lost answer is there once; another one with its id is refused", async () => {
  const first = await saveMerchantAccount(ana, account());
  expect(await saveMerchantAccount(ana, account())).toEqual(first);
  const error = await saveMerchantAccount(ana, account({ label: "Other" })).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(InvalidInput);
  expect(error).toMatchObject({ fields: { jetpayId: { key: "merchant_id_taken" } } });
  expect(await states()).toHaveLength(1);
});

test("what somebody else changed meanwhile is not overwritten, and an entry tells what was before", async () => {
  const { id } = await saveMerchantAccount(ana, account());
  const seen = await shown(id);
  const renamed = account({ id, seen, label: "Chequing", isDefault: true });
  await saveMerchantAccount(ana, renamed);
  // The same form once more, and one that was opened before.
  expect(await saveMerchantAccount(ana, renamed)).toEqual({ id });
  for (const stale of [seen, null]) {
    await expect(
      saveMerchantAccount(ana, account({ id, seen: stale, last4: "9999", isDefault: true })),
    ).rejects.toMatchObject({ key: "changed_meanwhile" });
  }
  const { id: payroll } = await saveMerchantAccount(
    ana,
    account({ jetpayId: "acc-2", label: "Payroll", isDefault: true }),
  );
  // It is the usual one no more, which the open form does not know.
  await expect(
    saveMerchantAccount(ana, account({ id, seen: { ...seen, label: "Chequing" }, isDefault: true, last4: "1111" })),
  ).rejects.toMatchObject({ key: "changed_meanwhile" });
  const entries = await team.db.select().from(auditEntries).orderBy(auditEntries.id);
  expect(entries.map(({ subjectId, data }) => ({ subjectId, ...data }))).toMatchObject([
    { subjectId: id, from: null, to: { label: "Operating", isDefault: true } },
    { subjectId: id, from: { label: "Operating" }, to: { label: "Chequing" } },
    { subjectId: payroll, from: null, to: { label: "Payroll", isDefault: true }, insteadOf: id },
  ]);
});

test("two people who each enter the usual one at once leave exactly one usual one", async () => {
  await Promise.all([
    saveMerchantAccount(ana, account({ isDefault: true })),
    saveMerchantAccount(ana, account({ jetpayId: "acc-2", label: "Payroll", isDefault: true })),
  ]);
  expect((await states()).filter(({ isDefault }) => isDefault)).toHaveLength(1);
});

test("each wrong field has its sentence, and only administrators save", async () => {
  const error = await saveMerchantAccount(
    ana,
    account({ jetpayId: " ", label: "", institution: "", last4: "12a4" }),
  ).catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    fields: {
      jetpayId: { key: "merchant_id_missing" },
      label: { key: "merchant_label_missing" },
      institution: { key: "merchant_institution_missing" },
      last4: { key: "merchant_last4" },
    },
  });
  const leo = team.as(await team.add({ name: "Leo Approver", role: "approver" }));
  await expect(saveMerchantAccount(leo, account())).rejects.toThrow(Forbidden);
  expect(await states()).toEqual([]);
});
