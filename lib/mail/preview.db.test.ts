import { afterAll, beforeAll, expect, test } from "vitest";
import { Forbidden } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { drawPaperMail } from "@/lib/papers/preview";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { firstWords } from "./first-words";
import { drawLinkMail, drawSampleMail } from "./preview";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

const draft = {
  ...({ flow: "payment_link", locale: "en", name: "Wren & Alder", amountMinor: 192_000, statement: "20391" } as const),
  ...firstWords("debit", "Harrow & Pine").en,
};

test("a payment that nobody has asked for has no reference yet, and its mail invents none", async () => {
  const words = { ...draft, subject: "{statement}, {reference}" };
  const [one, other] = [
    await drawSampleMail(desk.as("preparer"), words),
    await drawSampleMail(desk.as("preparer"), words),
  ];
  expect(one.subject).toBe("20391, JD-······");
  expect(one.html).not.toMatch(/JD-[0-9A-Z]{6}/);
  expect(other).toEqual(one);
});

test("what is not known yet stands as the place that will be filled in, never as a gap or as nothing to pay", async () => {
  const { subject, html } = await drawSampleMail(desk.as("preparer"), {
    ...draft,
    ...{ name: "", amountMinor: null, statement: "" },
  });
  expect(subject).toBe("{statement} from Harrow & Pine");
  expect(html).toContain("Hello {name},");
  expect(html).toContain("{amount}");
  expect(html).not.toContain("$0.00");
});

test("is drawn for nobody without the right to send it, whichever mail it is", async () => {
  const { name, locale, subject, message } = draft;
  const words = { transactionId: newId(), name, locale, subject, message };
  const viewer = desk.as("viewer");
  await expect(drawSampleMail(viewer, draft)).rejects.toEqual(new Forbidden("links.create"));
  await expect(drawLinkMail(viewer, words)).rejects.toEqual(new Forbidden("mails.send"));
  await expect(drawPaperMail(viewer, words)).rejects.toEqual(new Forbidden("mails.send"));
});
