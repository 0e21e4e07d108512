import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { paymentMethods } from "@/db/schema/contacts";
import { newId } from "@/lib/ids";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { requestCardPage } from "./card";
import { applyCardEvent } from "./card-event";
import { createContact } from "./create";
import { readContact } from "./detail";
import { removeMethod } from "./remove-method";

let desk: TestDesk;
let contactId: string;

beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  const fields = { name: "Ateliers Gagnon", email: `${newId()}@gagnon.test`, phone: "", language: "fr" };
  contactId = (await createContact(desk.as("preparer"), { formId: newId(), ...fields })).id;
});

const methodsNow = async () => (await readContact(desk.as("viewer"), contactId))?.methods ?? [];

describe("a card", () => {
  test("is asked for by a page that is handed out once and kept nowhere", async () => {
    const ctx = desk.as("preparer");
    const form = { formId: newId(), contactId };
    const page = await requestCardPage(ctx, form);
    expect(page.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/tokenize\//);
    const secret = page.url?.split("/").at(-1) ?? "";
    expect(await desk.stored()).not.toContain(secret);
    expect(desk.logged()).not.toContain(secret);
    expect(await requestCardPage(ctx, form)).toMatchObject({ methodId: page.methodId, outcome: "underway", url: null });
    expect(await methodsNow()).toMatchObject([{ kind: "card", state: "pending", last4: "" }]);
  });

  test("is there once Jetpay's event says so", async () => {
    const ctx = desk.as("preparer");
    await requestCardPage(ctx, { formId: newId(), contactId });
    const said = { state: "tokenized", brand: "visa", last4: "4242", expiry: "12/29" };
    await hear({ ...said, creditCardId: await jetpayIdOfOnly() });
    expect(await methodsNow()).toMatchObject([{ state: "active", brand: "visa", last4: "4242", expiry: "12/29" }]);
  });

  test("whose page was taken away unused is there all the same once Jetpay says that it has it; one taken away stays away", async () => {
    const ctx = desk.as("preparer");
    const { methodId } = await requestCardPage(ctx, { formId: newId(), contactId });
    const creditCardId = await jetpayIdOfOnly();
    await removeMethod(ctx, { methodId, onlyUnused: true });
    expect(await methodsNow()).toEqual([]);
    await hear({ creditCardId, state: "failed" });
    expect(await methodsNow()).toEqual([]);
    const said = { creditCardId, state: "tokenized", brand: "visa", last4: "4242" };
    await hear(said);
    expect(await methodsNow()).toMatchObject([{ id: methodId, state: "active", last4: "4242" }]);
    // The page was closed by somebody who had not heard of it yet.
    await removeMethod(ctx, { methodId, onlyUnused: true });
    expect(await methodsNow()).toMatchObject([{ state: "active" }]);
    await removeMethod(ctx, { methodId });
    await hear(said);
    expect(await methodsNow()).toEqual([]);
  });

  test("that somebody took away stays away, also where Jetpay never told its digits", async () => {
    const ctx = desk.as("preparer");
    const { methodId } = await requestCardPage(ctx, { formId: newId(), contactId });
    const said = { creditCardId: await jetpayIdOfOnly(), state: "tokenized" };
    await hear(said);
    await removeMethod(ctx, { methodId });
    await hear(said);
    expect(await methodsNow()).toEqual([]);
  });

  test("that Jetpay could not take says so, and a late word of it takes no good card away", async () => {
    const ctx = desk.as("preparer");
    await requestCardPage(ctx, { formId: newId(), contactId });
    const creditCardId = await jetpayIdOfOnly();
    await hear({ creditCardId, state: "failed" });
    expect(await methodsNow()).toMatchObject([{ state: "failed", said: null, neverSent: false }]);
    await hear({ creditCardId, state: "tokenized", brand: "visa", last4: "4242" });
    await hear({ creditCardId, state: "failed" });
    expect(await methodsNow()).toMatchObject([{ state: "active", last4: "4242" }]);
  });

  test("is usable only by a word that says so: one that only holds such a word, or is not known, leaves it as it is", async () => {
    const ctx = desk.as("preparer");
    await requestCardPage(ctx, { formId: newId(), contactId });
    const creditCardId = await jetpayIdOfOnly();
    const types = ["contacts.creditcards.tokenized", "contacts.creditcards.not_saved", "contacts.creditcards.inactive"];
    for (const state of [
      "inactive",
      "unverified",
      "incomplete",
      "not_saved",
      "Not Active",
      "in-complete",
      "reactivating",
    ])
      for (const type of types) await hear({ creditCardId, state }, type);
    // No state, and a type that only holds such a word.
    for (const type of types.slice(1)) await hear({ creditCardId }, type);
    await hear({ creditCardId, state: "no_error" }, "contacts.creditcards.updated");
    expect(await methodsNow()).toMatchObject([{ state: "pending" }]);
    await hear({ creditCardId, state: "unsuccessful" }, "contacts.creditcards.tokenized");
    expect(await methodsNow()).toMatchObject([{ state: "failed" }]);
    await hear({ creditCardId }, "contact.credit_card.tokenization.success");
    expect(await methodsNow()).toMatchObject([{ state: "active" }]);
  });

  test("cannot be asked for while the account has no cards switched on, and says why", async () => {
    const settings = (on: boolean) =>
      fetch(`${desk.simulator.url}/_simulator/settings`, {
        method: "POST",
        body: JSON.stringify({ card_on_file: on }),
      });
    await settings(false);
    const told = await requestCardPage(desk.as("preparer"), { formId: newId(), contactId });
    await settings(true);
    expect(told).toMatchObject({ outcome: "refused", url: null, said: "Card on file is not enabled for this company" });
  });

  async function jetpayIdOfOnly(): Promise<string> {
    const [row] = await desk.db.select().from(paymentMethods).where(eq(paymentMethods.contactId, contactId));
    return row?.jetpayId ?? "";
  }
  const hear = (data: Record<string, string>, type = `contacts.creditcards.${data["state"]}`) => {
    const event = { type, data: JSON.stringify(data) };
    return desk.db.transaction((tx) => applyCardEvent(tx, desk.as("preparer"), event));
  };
});
