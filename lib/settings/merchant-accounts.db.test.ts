import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { merchantAccounts } from "@/db/schema/contacts";
import type { Context, Person } from "@/lib/context";
import { Conflict, Forbidden, InvalidInput } from "@/lib/errors";
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
  jetpayId: "acc-1",
  label: "Operating",
  institution: "RBC",
  last4: "2201",
  isDefault: false,
  active: true,
  ...change,
});
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
  await expect(saveMerchantAccount(ana, account({ id, active: false }))).rejects.toThrow(Conflict);
  await expect(saveMerchantAccount(ana, account({ id, active: false, isDefault: true }))).rejects.toThrow(Conflict);
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
