import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pdfText } from "@/lib/testing/pdf-text";
import type { PaperContent } from "./content";
import { drawable } from "./fonts";
import { drawPaper } from "./pdf";

const content = (more: Partial<PaperContent> = {}): PaperContent => ({
  locale: "en",
  paper: { kind: "receipt", paidAt: "2026-11-20T19:32:07.000Z", completedAt: null, ended: null },
  company: { name: "Harrow & Pine", phone: "+1 416 555 0178", address: "88 Wharf Street, Toronto ON" },
  contact: { name: "Wren & Alder LLP", email: "ap@wrenalder.example" },
  money: { minor: 192_000, currency: "CAD" },
  statement: "HARROW PINE 20391",
  reference: "JD-9QF7AB",
  jetpayId: "41fc05d5-1a2b-4c3d-8e9f-0123456772c6",
  method: { kind: "card", name: "Visa ••4242" },
  zone: "America/Toronto",
  ...more,
});
const words = async (more: Partial<PaperContent> = {}) => pdfText(await drawPaper(content(more)));

describe("a paper", () => {
  test("says who, how much, by what, under which numbers, and when, with its zone", async () => {
    expect((await words()).split("\n")).toEqual([
      "Harrow & Pine",
      "88 Wharf Street, Toronto ON",
      "+1 416 555 0178",
      "Receipt",
      "$1,920.00 CAD",
      "Paid on Friday 20 November 2026, 14:32:07 (UTC−05:00)",
      "Received from",
      "Wren & Alder LLP",
      "ap@wrenalder.example",
      "Paid by card",
      "Visa ••4242",
      "On the statement",
      "HARROW PINE 20391",
      "Reference",
      "JD-9QF7AB",
      "Jetpay’s id",
      "41fc05d5-1a2b-4c3d-8e9f-0123456772c6",
      "Paid",
      "Friday 20 November 2026, 14:32:07 (UTC−05:00)",
      "Completed",
      "Not yet",
      "The bank can still send a payment back until it is completed.",
      "Time zone: America/Toronto · Paid through Jetpay",
    ]);
  });

  test("is French for who reads French, accents and all", async () => {
    const text = await words({
      locale: "fr",
      paper: { kind: "remittance_advice", paidAt: null, completedAt: "2026-08-20T19:32:07.000Z", ended: null },
      contact: { name: "Épicerie Œuvré, Łódź", email: "x@y.example" },
      money: { minor: 123_456_789, currency: "CAD" },
      method: { kind: "bank_account", name: "Banque Nationale ••7120" },
    });
    expect(text).toContain("Avis de paiement");
    expect(text).toContain("1\u00a0234\u00a0567,89\u00a0$ CAD");
    expect(text).toContain("Terminé le jeudi 20 août 2026, 15:32:07 (UTC−04:00)");
    expect(text).toContain("Épicerie Œuvré, Łódź");
    expect(text).toContain("Versé au compte");
    expect(text).not.toMatch(/Completed|Paid on|retourner/);
  });

  test("says on its face that it is void once the money came back", async () => {
    const ended = { how: "returned" as const, at: "2026-11-22T15:00:00.000Z" };
    const text = await words({ paper: { ...content().paper, completedAt: "2026-11-21T15:00:00.000Z", ended } });
    expect(text).toContain("Returned on Sunday 22 November 2026, 10:00:00 (UTC−05:00): this receipt is void.");
    expect(text).not.toContain("Completed on");
  });

  test("is the same file each time it is drawn, and another when what it says is another", async () => {
    const [one, two, other] = [await drawPaper(content()), await drawPaper(content()), await words({ zone: "UTC" })];
    expect(one.equals(two)).toBe(true);
    expect(other).toContain("19:32:07 (UTC+00:00)");
  });

  test("carries its fonts in itself and runs nothing", async () => {
    const file = (await drawPaper(content())).toString("latin1");
    expect(file).toMatch(/\/FontFile[23]/);
    expect(file).not.toMatch(/Helvetica|\/JavaScript|\/OpenAction|\/Launch|\/URI/);
  });
});

describe("a hostile name", () => {
  test("is drawn as text: neither a line, nor a command of the file, nor a turn of the reading direction", async () => {
    const name = "Wren\r\nTotal\u202e 00.1$\u0000 ) Tj ET (/OpenAction";
    const text = await words({ contact: { name, email: "a@b.example" }, company: { name, phone: "", address: "" } });
    expect(text.split("\n").filter((line) => line === "Wren Total 00.1$ ) Tj ET (/OpenAction")).toHaveLength(2);
  });

  test("of letters that the fonts lack shows one mark for each, and the paper says so", async () => {
    const text = await words({ contact: { name: "株式会社 Wren", email: "a@b.example" } });
    expect(text).toContain("◊◊◊◊ Wren");
    expect(text).toContain("◊ stands for a letter");
    expect(await words()).not.toContain("◊");
  });

  test("stays on one page, however long and whatever is in it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 200 }), async (name) => {
        const file = await drawPaper(content({ contact: { name, email: "a@b.example" } }));
        expect(file.toString("latin1").match(/\/Type \/Page\n/g)).toHaveLength(1);
      }),
      { numRuns: 20 },
    );
  });

  test("leaves nothing to draw that the fonts cannot draw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        expect(drawable(drawable(name).text)).toEqual({ text: drawable(name).text, lacking: false });
      }),
    );
  });
});
